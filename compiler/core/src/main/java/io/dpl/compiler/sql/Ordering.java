package io.dpl.compiler.sql;

import java.util.List;
import java.util.stream.Collectors;
import org.apache.calcite.rel.RelCollation;
import org.apache.calcite.rel.RelFieldCollation.NullDirection;

/** Items of ORDER BY; where NULLs go is always written: last, unless FIRST is asked for. */
final class Ordering {

  private Ordering() {}

  static String item(String sql, boolean descending, NullDirection nulls) {
    return sql
        + (descending ? " DESC" : "")
        + (nulls == NullDirection.FIRST ? " NULLS FIRST" : " NULLS LAST");
  }

  /** {@code ORDER BY ...} over these columns, empty where there is no key. */
  static String of(RelCollation collation, List<String> columns) {
    return collation.getFieldCollations().isEmpty()
        ? ""
        : collation.getFieldCollations().stream()
            .map(
                key ->
                    item(
                        columns.get(key.getFieldIndex()),
                        key.getDirection().isDescending(),
                        key.nullDirection))
            .collect(Collectors.joining(", ", "ORDER BY ", ""));
  }
}
