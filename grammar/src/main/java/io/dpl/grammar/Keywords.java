package io.dpl.grammar;

import java.util.List;
import java.util.Set;

/** The words that start a statement or an operator. */
final class Keywords {

  /** First words of statements. */
  static final List<String> STATEMENTS =
      List.of(
          "FROM",
          "READ",
          "VALUES",
          "LET",
          "PARAM",
          "CREATE",
          "DROP",
          "EXPLAIN",
          "DESCRIBE",
          "SHOW",
          "SET",
          "RESET",
          "USE",
          "INCLUDE",
          "DPL");

  /** First words of operators. */
  static final List<String> OPERATORS =
      List.of(
          "WHERE",
          "SELECT",
          "EXTEND",
          "SET",
          "DROP",
          "RENAME",
          "AS",
          "AGGREGATE",
          "DISTINCT",
          "ORDER BY",
          "LIMIT",
          "TOP",
          "SAMPLE",
          "JOIN",
          "UNION",
          "INTERSECT",
          "EXCEPT",
          "UNNEST",
          "PIVOT",
          "REPARTITION",
          "BATCH",
          "APPLY",
          "CALL",
          "CACHE",
          "ASSERT",
          "TEE",
          "FORK",
          "WRITE",
          "DESCRIBE");

  /** Words that stand before JOIN, and ORDER. */
  static final Set<String> JOIN_WORDS =
      Set.of("INNER", "LEFT", "RIGHT", "FULL", "CROSS", "SEMI", "ANTI", "ASOF", "ORDER");

  /** Words that start a clause. */
  static final Set<String> CLAUSES =
      Set.of("OPTIONS", "SCHEMA", "MODE", "REPARTITION", "EXCLUDE", "REPLACE", "OFFSET", "FILTER");

  private Keywords() {}
}
