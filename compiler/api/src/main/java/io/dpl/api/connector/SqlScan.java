package io.dpl.api.connector;

import io.dpl.api.type.Schema;
import java.util.List;

/** A source that DuckDB reads. */
public non-sealed interface SqlScan extends ScanForm {

  /**
   * A SELECT statement that reads a split.
   *
   * <p>Example: {@code SELECT path, width FROM read_parquet(['a.parquet'])}. Columns come out with
   * the names and types of the schema, in the order asked for; virtual columns included where asked
   * for. A text for DuckDB, in which filters above can be pushed down.
   *
   * @param schema types of the source's columns as described
   */
  String select(ReadRequest request, Schema schema, List<String> columns, Split split);
}
