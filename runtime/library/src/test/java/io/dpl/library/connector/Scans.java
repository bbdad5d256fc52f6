package io.dpl.library.connector;

import io.dpl.api.connector.Connector;
import io.dpl.api.connector.ReadRequest;
import io.dpl.api.connector.SourceDescription;
import io.dpl.api.connector.Split;
import io.dpl.api.connector.SplitTarget;
import io.dpl.api.connector.SqlScan;
import io.dpl.api.diagnostic.Span;
import io.dpl.api.type.DplType;
import io.dpl.api.type.Schema;
import io.dpl.library.Duck;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads sources the way the compiler and the engine do: describe, split, scan. */
final class Scans {

  static final Span PLACE = new Span("a.dpl", 0, 4, 1, 1);

  private Scans() {}

  static ReadRequest request(
      Connector connector,
      @Nullable String schema,
      Map<String, Object> options,
      String... locations) {
    return new ReadRequest(
        connector.name(),
        List.of(locations),
        schema == null
            ? null
            : new Schema(((DplType.Struct) DplType.parse("STRUCT" + schema)).fields()),
        options,
        PLACE);
  }

  static SourceDescription describe(Duck duck, Connector connector, ReadRequest request) {
    return connector.describe(request, duck);
  }

  /** All rows, read with so many splits. */
  static List<String> rows(
      Duck duck, Connector connector, ReadRequest request, int splits, String... columns)
      throws SQLException {
    SourceDescription source = connector.describe(request, duck);
    List<String> names = columns.length == 0 ? source.schema().names() : List.of(columns);
    SqlScan scan = (SqlScan) connector.scan(request, source, names);
    List<String> rows = new ArrayList<>();
    for (Split split :
        connector.split(request, source, names, new SplitTarget(splits, Long.MAX_VALUE, 1), duck)) {
      rows.addAll(duck.rows(scan.select(request, source.schema(), names, split)));
    }
    return rows;
  }
}
