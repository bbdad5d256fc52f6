package io.dpl.library.parquet;

import java.util.List;
import org.apache.parquet.format.ColumnChunk;

/**
 * A row group: a stretch of rows whose values stand together, column by column.
 *
 * @param ordinal number in its file
 * @param firstRow number of its first row in the file
 * @param chunks one a leaf
 */
public record RowGroupInfo(int ordinal, long firstRow, long rows, List<ColumnChunk> chunks) {

  public RowGroupInfo {
    chunks = List.copyOf(chunks);
  }

  /** Row after the last. */
  public long endRow() {
    return firstRow + rows;
  }

  /**
   * Bytes of a leaf's values when decoded: what the writer says, else the uncompressed pages (less
   * than the values where a dictionary repeats them).
   */
  public long valueBytes(ParquetShape.Leaf leaf) {
    var meta = chunks.get(leaf.ordinal()).getMeta_data();
    long pages = meta.getTotal_uncompressed_size();
    return meta.isSetSize_statistics()
            && meta.getSize_statistics().isSetUnencoded_byte_array_data_bytes()
        ? Math.max(pages, meta.getSize_statistics().getUnencoded_byte_array_data_bytes())
        : pages;
  }

  /** Bytes of a column's values when decoded. */
  public long valueBytes(ParquetShape column) {
    return column.leaves().mapToLong(this::valueBytes).sum();
  }

  /** Bytes of a column in the file. */
  public long storedBytes(ParquetShape column) {
    return column
        .leaves()
        .mapToLong(leaf -> chunks.get(leaf.ordinal()).getMeta_data().getTotal_compressed_size())
        .sum();
  }
}
