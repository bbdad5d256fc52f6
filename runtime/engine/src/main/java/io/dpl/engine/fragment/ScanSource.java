package io.dpl.engine.fragment;

import io.dpl.api.connector.BatchReader;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a scan of a fragment gets its rows. */
public sealed interface ScanSource {

  /**
   * DuckDB reads it.
   *
   * @param select a SELECT for the split
   * @param located the same with the columns {@code _path} and {@code _row} (or {@code _line}) in
   *     addition, for saying where a bad value stands; null where the source has none
   */
  record Sql(String select, @Nullable Located located) implements ScanSource {}

  /** A SELECT that also gives the place of each row. */
  record Located(String select, List<String> places) {}

  /** Java reads it. */
  record Stream(BatchReader reader, org.apache.arrow.vector.types.pojo.Schema schema)
      implements ScanSource {}
}
