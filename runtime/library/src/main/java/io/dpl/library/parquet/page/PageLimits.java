package io.dpl.library.parquet.page;

import java.nio.file.Path;

/**
 * What a reader may hold of one column.
 *
 * @param budgetBytes most bytes of a page whose encoding cannot be streamed; a larger one is an
 *     error
 * @param wholePageBytes a page up to here is read at once; above, its values are streamed
 * @param dictionaryBytes a dictionary up to here is held; above, it is streamed
 * @param tempFolder where a streamed dictionary is put that is read out of order
 */
public record PageLimits(
    long budgetBytes, long wholePageBytes, long dictionaryBytes, Path tempFolder) {

  private static final long WHOLE_PAGE_BYTES = 1L << 20;

  /** Limits within a budget; a dictionary takes a part of it, since several columns have one. */
  public static PageLimits of(long budgetBytes, Path tempFolder) {
    return new PageLimits(
        budgetBytes, Math.min(budgetBytes, WHOLE_PAGE_BYTES), budgetBytes / 4, tempFolder);
  }
}
