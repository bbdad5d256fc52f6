package io.dpl.cli.repl.completion;

import io.dpl.grammar.reference.OperatorDoc;
import io.dpl.grammar.reference.Reference;
import java.util.List;
import java.util.Map;

/** Words of the language by the place where they may stand. */
final class Words {

  static final List<Candidate> STATEMENTS =
      Reference.ALL.stream()
          .filter(
              doc ->
                  doc.kind() == OperatorDoc.Kind.STATEMENT || doc.kind() == OperatorDoc.Kind.SOURCE)
          .map(doc -> Candidate.word(doc.name(), "statements", doc.headline()))
          .distinct()
          .toList();

  static final List<Candidate> SOURCES =
      STATEMENTS.stream()
          .filter(word -> List.of("FROM", "READ", "VALUES").contains(word.value()))
          .toList();

  static final List<Candidate> OPERATORS =
      Reference.ALL.stream()
          .filter(doc -> doc.kind() == OperatorDoc.Kind.OPERATOR)
          .map(doc -> Candidate.word(doc.name(), "operators", doc.headline()))
          .toList();

  static final List<String> SETTINGS = List.of("exchange", "partitions", "batch_rows", "optimizer");

  static final List<String> RESOURCES =
      List.of(
          "BACKOFF",
          "BATCH",
          "CONCURRENCY",
          "CPUS",
          "GPUS",
          "MEMORY",
          "RATE",
          "RETRY",
          "STRATEGY",
          "TIMEOUT");

  private static final List<String> EXPRESSION =
      List.of(
          "AND",
          "AS",
          "BETWEEN",
          "CASE",
          "CAST",
          "EXISTS",
          "IN",
          "IS NOT NULL",
          "IS NULL",
          "LIKE",
          "NOT",
          "NULL",
          "OR",
          "TRY_CAST",
          "TRUE",
          "FALSE");

  private static final Map<String, List<String>> CLAUSES =
      Map.ofEntries(
          Map.entry("READ", List.of("AS", "ON ERROR", "OPTIONS (", "REPARTITION", "SCHEMA (")),
          Map.entry("FROM", List.of("AS", "REPARTITION")),
          Map.entry("WRITE", List.of("MODE", "ON ERROR QUARANTINE", "OPTIONS (", "PARTITION BY (")),
          Map.entry("AGGREGATE", List.of("GROUP BY")),
          Map.entry("SELECT", List.of("DISTINCT", "EXCLUDE (", "REPLACE (", "WINDOW")),
          Map.entry("EXTEND", List.of("ON ERROR", "OVER", "WINDOW", "WITH (")),
          Map.entry("SET", List.of("ON ERROR", "WITH (")),
          Map.entry("APPLY", List.of("ON ERROR", "WITH (")),
          Map.entry("ORDER", List.of("BY", "ASC", "DESC", "NULLS FIRST", "NULLS LAST")),
          Map.entry("TOP", List.of("BY", "DESC", "PARTITION BY", "WITH TIES")),
          Map.entry("LIMIT", List.of("OFFSET")),
          Map.entry("SAMPLE", List.of("PERCENT", "ROWS", "SEED")),
          Map.entry("DISTINCT", List.of("ON (", "ORDER BY")),
          Map.entry("UNNEST", List.of("ON ERROR", "OUTER", "WITH ORDINALITY AS")),
          Map.entry("JOIN", List.of("ON", "USING (")),
          Map.entry("REPARTITION", List.of("AUTO", "BY", "INTO", "TARGET")),
          Map.entry("BATCH", List.of("AUTO")),
          Map.entry("ERROR", List.of("FAIL", "NULL", "QUARANTINE", "SKIP")),
          Map.entry("MODE", List.of("APPEND", "ERROR", "OVERWRITE")),
          Map.entry("UNION", List.of("ALL", "BY NAME", "DISTINCT")),
          Map.entry("INTERSECT", List.of("ALL", "DISTINCT")),
          Map.entry("EXCEPT", List.of("ALL", "DISTINCT")),
          Map.entry("CREATE", List.of("MODEL", "OR REPLACE MODEL")),
          Map.entry("EXPLAIN", List.of("LOGICAL", "PHYSICAL", "FROM", "READ")));

  private Words() {}

  /** Clauses that a word opens, or may have behind it. */
  static List<Candidate> clauses(String head) {
    return CLAUSES.getOrDefault(head, List.of()).stream()
        .map(
            word ->
                word.endsWith("(")
                    ? Candidate.open(word, "clauses", "")
                    : Candidate.word(word, "clauses"))
        .toList();
  }

  static boolean isClause(String head) {
    return CLAUSES.containsKey(head);
  }

  static List<Candidate> expression() {
    return EXPRESSION.stream().map(word -> Candidate.word(word, "words")).toList();
  }
}
