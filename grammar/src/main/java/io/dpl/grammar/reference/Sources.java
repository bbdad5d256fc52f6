package io.dpl.grammar.reference;

import io.dpl.grammar.reference.OperatorDoc.Kind;
import java.util.List;

/** What a pipeline starts with. */
final class Sources {

  static final List<OperatorDoc> ALL =
      List.of(
          source(
              "READ",
              "READ format place [, place ...] [SCHEMA (column TYPE, ...)] [OPTIONS (...)] [AS name] [REPARTITION AUTO | n | TARGET size] [ON ERROR ...]",
              "Reads files. The format is a connector: PARQUET, CSV, JSON, ARROW, FILES. Places are strings with globs, parameters, or both joined with ||. Clauses come in any order. REPARTITION plans how files are cut into splits and moves no rows. Virtual columns: _path, _row, _line.",
              "READ CSV 'data/*.csv' OPTIONS (header = TRUE) REPARTITION AUTO\n| LIMIT 10;"),
          source(
              "FROM",
              "FROM table | 'file' | function(...) | UNNEST(list) | (pipeline) | SQL $$ ... $$ [AS name[(column, ...)]] [REPARTITION ...]",
              "Reads a table, view, LET, file, table function or list.",
              "FROM 'orders.parquet' AS o\n| WHERE o.total > 100;"),
          source(
              "VALUES",
              "VALUES (value, ...), ... [AS name(column, ...)]",
              "Rows written in the script.",
              "VALUES (1, 'one'), (2, 'two') AS v(id, name)\n| WHERE id > 1;"));

  private Sources() {}

  private static OperatorDoc source(String name, String syntax, String summary, String example) {
    return new OperatorDoc(Kind.SOURCE, name, syntax, summary, example);
  }
}
