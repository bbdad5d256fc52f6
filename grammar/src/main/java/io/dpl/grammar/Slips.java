package io.dpl.grammar;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Words that people bring from other languages, with what to write here. */
final class Slips {

  private static final Map<String, String> STATEMENTS =
      Map.of(
          "SELECT", "Start with the rows: FROM t | SELECT a, b.",
          "WITH", "Name a pipeline with LET: LET x = FROM t | WHERE a > 1;",
          "INSERT", "Write rows with an operator: FROM t | WRITE PARQUET 'out/' MODE APPEND.",
          "UPDATE", "Change columns with SET: FROM t | SET a = a + 1 | WRITE ...",
          "DELETE", "Keep the other rows: FROM t | WHERE NOT (...) | WRITE ...",
          "COPY", "Read and write files: READ CSV 'a.csv' | WRITE PARQUET 'out/'.",
          "LOAD", "Write READ: READ PARQUET 'a.parquet'.",
          "DEFINE", "Write CREATE, LET or PARAM.",
          "IMPORT", "Write INCLUDE 'file.dpl' AS name.");

  private static final Map<String, String> OPERATORS =
      Map.ofEntries(
          Map.entry("FILTER", "Write WHERE."),
          Map.entry("HAVING", "Write WHERE: after AGGREGATE it sees the aggregates."),
          Map.entry("QUALIFY", "Write WHERE: it may use window functions."),
          Map.entry("PROJECT", "Write SELECT."),
          Map.entry("MAP", "Write EXTEND to add columns, SELECT to replace all."),
          Map.entry("MUTATE", "Write EXTEND to add a column, SET to replace one."),
          Map.entry("ASSIGN", "Write EXTEND to add a column, SET to replace one."),
          Map.entry("DERIVE", "Write EXTEND."),
          Map.entry("WITH", "Write EXTEND to add a column."),
          Map.entry("GROUP", "Write AGGREGATE COUNT(*) AS n GROUP BY key."),
          Map.entry("SUMMARIZE", "Write AGGREGATE COUNT(*) AS n GROUP BY key."),
          Map.entry("COUNT", "Write AGGREGATE COUNT(*) AS n."),
          Map.entry("SORT", "Write ORDER BY."),
          Map.entry("TAKE", "Write LIMIT."),
          Map.entry("HEAD", "Write LIMIT."),
          Map.entry("OFFSET", "Write LIMIT n OFFSET m."),
          Map.entry("EXPLODE", "Write UNNEST list AS item."),
          Map.entry("FLATTEN", "Write UNNEST list AS item."),
          Map.entry("UNIQUE", "Write DISTINCT."),
          Map.entry("DEDUP", "Write DISTINCT ON (key)."),
          Map.entry("CONCAT", "Write UNION ALL (FROM other)."),
          Map.entry("MERGE", "Write JOIN, or UNION ALL (FROM other)."),
          Map.entry("SHUFFLE", "Write REPARTITION."),
          Map.entry("PREDICT", "Write APPLY model(column) AS name."),
          Map.entry("EMBED", "Write APPLY model(column) AS name."),
          Map.entry("SAVE", "Write WRITE PARQUET 'out/'."),
          Map.entry("STORE", "Write WRITE PARQUET 'out/'."),
          Map.entry("INSERT", "Write WRITE PARQUET 'out/' MODE APPEND."),
          Map.entry("INTO", "Write WRITE PARQUET 'out/'."),
          Map.entry("TO", "Write WRITE PARQUET 'out/'."),
          Map.entry("WINDOW", "Write WINDOW at the end of SELECT or EXTEND."),
          Map.entry("PRINT", "A pipeline without WRITE prints its rows."),
          Map.entry(
              "FROM",
              "FROM starts a pipeline; to add rows of another write JOIN or UNION ALL (FROM t)."),
          Map.entry("READ", "READ starts a pipeline; to add rows write UNION ALL (READ ...)."),
          Map.entry("LET", "LET is a statement: it stands at the start, before FROM or READ."));

  private Slips() {}

  /** What to write for the first word of a statement. */
  static Optional<String> statement(String word) {
    return Optional.ofNullable(STATEMENTS.get(word));
  }

  /** What to write for the first word of an operator. */
  static Optional<String> operator(String word) {
    return Optional.ofNullable(OPERATORS.get(word));
  }

  /** What to write for a comparison that cannot stand where it does. */
  static Optional<String> comparison(boolean inParam) {
    return Optional.of(
        inParam ? "Write DEFAULT and the value." : "Join comparisons with AND: a < b AND b < c.");
  }

  /** What to write where a pipeline is expected. */
  static Optional<String> source(String word, String before) {
    if (STATEMENTS.containsKey(word)) {
      return statement(word);
    }
    return before.equals("=")
        ? Optional.of("LET names a pipeline; for a value write PARAM $x INTEGER DEFAULT 5;")
        : Optional.empty();
  }

  /** What to write for a word in the middle, given the one before it. */
  static Optional<String> inside(String word, String before) {
    return Optional.ofNullable(
        switch (before) {
          case "CREATE" ->
              word.equals("TABLE") || word.equals("TEMP")
                  ? "Write rows with | WRITE, or name a pipeline with LET or CREATE VIEW."
                  : null;
          case "IN" ->
              "Write IN (1, 2), IN (FROM t), IN $list, or LIST_CONTAINS(list, x) for a list.";
          case "ALL" -> word.equals("FROM") ? "Write UNION ALL (FROM t)." : null;
          case "DESCRIBE" -> "Write DESCRIBE (FROM t), or FROM t | DESCRIBE.";
          case "NOT" -> word.equals("NULL") ? "Write IS NOT NULL." : null;
          case "(" ->
              word.equals("FROM") || word.equals("READ")
                  ? "A branch takes the rows that flow in: ( | WHERE ... | WRITE ... )."
                  : null;
          case "DISTINCT" -> "Write DISTINCT ON (key), or SELECT DISTINCT a, b.";
          default -> inside(word);
        });
  }

  private static @Nullable String inside(String word) {
    return switch (word) {
      case "UNNEST" -> "UNNEST is an operator: | UNNEST list AS item.";
      case "TO" -> "Write AS: RENAME a AS b.";
      case "||" -> "One | leads to the next operator.";
      case "DESCENDING" -> "Write DESC.";
      case "ASCENDING" -> "Write ASC.";
      case "ON" -> "ON stands after JOIN; ON ERROR after READ, EXTEND, SET, APPLY and UNNEST.";
      default -> null;
    };
  }
}
