package io.dpl.api.connector;

import io.dpl.api.type.Schema;
import java.util.List;
import java.util.Map;

/**
 * What is known of a source before it is read.
 *
 * @param schema its columns, virtual ones ({@code _path}, {@code _row}, {@code _line}) not among
 *     them
 * @param virtual the virtual columns it can give
 * @param rows rows, exact or estimated
 * @param exact whether {@code rows} is exact
 * @param bytes bytes of all files
 * @param columns statistics by column name, where known
 */
public record SourceDescription(
    Schema schema,
    Schema virtual,
    List<Storage.FileInfo> files,
    long rows,
    boolean exact,
    long bytes,
    Map<String, ColumnStatistics> columns) {

  public SourceDescription {
    files = List.copyOf(files);
    columns = Map.copyOf(columns);
  }

  /**
   * Statistics of one column.
   *
   * @param bytesPerRow average bytes of a value, uncompressed
   * @param nulls fraction of NULLs, 0 to 1, negative where unknown
   * @param min smallest value as text, empty where unknown
   * @param max largest value as text, empty where unknown
   */
  public record ColumnStatistics(double bytesPerRow, double nulls, String min, String max) {}
}
