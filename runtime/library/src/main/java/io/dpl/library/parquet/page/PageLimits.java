package io.dpl.library.parquet.page;

import java.nio.file.Path;

/**
 * What a reader may hold of one column.
 *
 * @param budgetBytes most bytes of a page read whole or of a dictionary; larger ones are streamed
 *     where their encoding allows it, else they are an error
 * @param tempFolder where a dictionary is spilled that is read out of order
 */
public record PageLimits(long budgetBytes, Path tempFolder) {

  /** Below this a page is read at once; above, its values are streamed. */
  static final int WHOLE_PAGE_BYTES = 1 << 20;

  /** What one dictionary may take, a part of the budget since several columns have one. */
  long dictionaryBytes() {
    return budgetBytes / 4;
  }
}
