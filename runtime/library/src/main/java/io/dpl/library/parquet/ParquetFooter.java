package io.dpl.library.parquet;

import io.dpl.api.connector.RangeSource;
import io.dpl.api.connector.SourceDescription.ColumnStatistics;
import io.dpl.api.type.Field;
import io.dpl.api.type.Schema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a Parquet file says of itself: columns, row groups, statistics. Nothing of its data.
 *
 * @param path the file as messages name it
 * @param sizeBytes length of the file
 * @param columns its columns as they nest
 * @param schema its columns as DPL types, vector dimensions restored from {@code dpl.schema}
 * @param rowGroups in the order of the file
 * @param metadata the writer's own keys and values
 */
public record ParquetFooter(
    String path,
    long sizeBytes,
    List<ParquetShape> columns,
    Schema schema,
    List<RowGroupInfo> rowGroups,
    Map<String, String> metadata) {

  /** Key under which a writer of DPL keeps the schema's text. */
  public static final String SCHEMA_KEY = "dpl.schema";

  public ParquetFooter {
    columns = List.copyOf(columns);
    rowGroups = List.copyOf(rowGroups);
    metadata = Map.copyOf(metadata);
  }

  /**
   * Reads the footer of a file; the source stays open.
   *
   * <p>Errors: DPL5140 to DPL5146.
   */
  public static ParquetFooter read(String path, RangeSource source) {
    return new FooterReader(path, source).read();
  }

  /** Rows of the file. */
  public long rows() {
    return rowGroups.isEmpty() ? 0 : rowGroups.get(rowGroups.size() - 1).endRow();
  }

  /** The column of this name, without regard to case. */
  public Optional<ParquetShape> column(String name) {
    return columns.stream().filter(column -> column.name().equalsIgnoreCase(name)).findFirst();
  }

  /** Statistics by column name, over all row groups. */
  public Map<String, ColumnStatistics> statistics() {
    Map<String, ColumnStatistics> statistics = new LinkedHashMap<>();
    for (ParquetShape column : columns) {
      statistics.put(column.name(), new FooterStatistics(List.of(this)).of(column.name()));
    }
    return statistics;
  }

  /** Decoded bytes of these columns in one row group; names that are no column count nothing. */
  public long bytes(RowGroupInfo group, List<String> names) {
    return columns.stream()
        .filter(column -> names.stream().anyMatch(column.name()::equalsIgnoreCase))
        .mapToLong(group::valueBytes)
        .sum();
  }

  /** Its columns by name and type, as an error about files that differ shows them. */
  public String summary() {
    return new Schema(schema.fields().stream().map(f -> Field.of(f.name(), f.type())).toList())
        .toString();
  }
}
