package io.dpl.api.connector;

import java.util.List;

/**
 * What one task reads.
 *
 * @param parts files or ranges of them, read in this order
 * @param rows rows, exact or estimated
 * @param bytes bytes of the columns read
 */
public record Split(List<Part> parts, long rows, long bytes) {

  public Split {
    parts = List.copyOf(parts);
  }

  /**
   * A file or a range of its rows.
   *
   * @param firstRow first row, 0-based
   * @param endRow row after the last; {@link Long#MAX_VALUE} for the whole file
   */
  public record Part(String path, long firstRow, long endRow) {

    /** A whole file. */
    public static Part whole(String path) {
      return new Part(path, 0, Long.MAX_VALUE);
    }

    /** Whether it is a whole file. */
    public boolean isWhole() {
      return firstRow == 0 && endRow == Long.MAX_VALUE;
    }
  }
}
