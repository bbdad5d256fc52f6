package io.dpl.grammar.reference;

import io.dpl.grammar.reference.OperatorDoc.Kind;
import java.util.List;

/** Clauses of several operators. */
final class Clauses {

  static final List<OperatorDoc> ALL =
      List.of(
          clause(
              "ON ERROR",
              "ON ERROR FAIL | NULL [INTO column] | SKIP | QUARANTINE place [OPTIONS (...)] [LIMIT n [PERCENT]]",
              "What happens to a row that fails: the run fails (default), the value becomes NULL, the row is left out, or it is written to a place from which it can be replayed. Beyond LIMIT the run fails. After one of several items it covers that item; after parentheses around the items it covers all.",
              "READ FILES 'pdf/*.pdf'\n| EXTEND READ_BYTES(path) AS data ON ERROR QUARANTINE 'out/bad/' LIMIT 1 PERCENT;"),
          clause(
              "WITH",
              "WITH (NAME value, ...)",
              "Resources of a call: CONCURRENCY n or (least, most), BATCH rows or size, CPUS, GPUS, MEMORY, TIMEOUT, RETRY, BACKOFF, RATE; for JOIN: STRATEGY.",
              "FROM docs\n| APPLY embed(text) AS v WITH (CONCURRENCY (1, 8), BATCH 64, TIMEOUT 30s);"),
          clause(
              "OPTIONS",
              "OPTIONS (name = value, ...)",
              "Settings of a connector or provider.",
              "READ CSV 'a.csv' OPTIONS (header = TRUE, delimiter = ';');"),
          clause(
              "SCHEMA",
              "SCHEMA (column TYPE, ...)",
              "The columns of what is read; turns guessing off.",
              "READ CSV 'a.csv' SCHEMA (id BIGINT, name STRING);"),
          clause(
              "WINDOW",
              "WINDOW name AS ([PARTITION BY key, ...] [ORDER BY ...] [ROWS | RANGE ...]), ...",
              "Names windows for OVER.",
              "FROM orders\n| EXTEND SUM(total) OVER w AS running\n  WINDOW w AS (PARTITION BY region ORDER BY placed_at);"));

  private Clauses() {}

  private static OperatorDoc clause(String name, String syntax, String summary, String example) {
    return new OperatorDoc(Kind.CLAUSE, name, syntax, summary, example);
  }
}
