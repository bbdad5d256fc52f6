package io.dpl.library.parquet;

import org.apache.parquet.format.ColumnMetaData;

/** Where a column chunk stands in its file: dictionary page first, then data pages. */
public record ChunkRange(long start, long end) {

  /** The range of a chunk; some writers put 0 where there is no dictionary. */
  public static ChunkRange of(ColumnMetaData meta) {
    long start = meta.getData_page_offset();
    if (meta.isSetDictionary_page_offset() && meta.getDictionary_page_offset() > 0) {
      start = Math.min(start, meta.getDictionary_page_offset());
    }
    return new ChunkRange(start, start + meta.getTotal_compressed_size());
  }
}
