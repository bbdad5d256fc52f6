package io.dpl.api.connector;

/**
 * How the compiler wants a source cut; a connector comes as near as its format allows.
 *
 * @param splits wanted number of splits, at least 1; 1 where one reader with all threads does best
 * @param bytes upper bound of bytes a split where the format can be cut, {@link Long#MAX_VALUE} for
 *     none
 * @param alignRows cuts stand at multiples of so many rows where they can; 1 for anywhere
 */
public record SplitTarget(int splits, long bytes, long alignRows) {

  /** One split with everything. */
  public static final SplitTarget ONE = new SplitTarget(1, Long.MAX_VALUE, 1);
}
