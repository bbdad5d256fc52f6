package io.dpl.compiler.rel;

/**
 * Session settings that plans depend on, as SET leaves them at a statement.
 *
 * @param exchangeAlways exchanges stand even on one node, where they would be elided ({@code SET
 *     exchange = 'always'})
 * @param partitions partitions of every exchange and scan, 0 where the compiler chooses
 * @param batchRows batch of every model and heavy call, 0 where the compiler chooses
 * @param optimizer whether the optimiser's optional phases run
 */
public record Settings(boolean exchangeAlways, int partitions, int batchRows, boolean optimizer) {

  /** What holds before any SET. */
  public static final Settings DEFAULT = new Settings(false, 0, 0, true);
}
