package io.dpl.grammar.reference;

import io.dpl.grammar.reference.OperatorDoc.Kind;
import java.util.List;

/** Operators of a pipeline. */
final class Operators {

  static final List<OperatorDoc> ALL =
      List.of(
          operator(
              "WHERE",
              "| WHERE condition",
              "Keeps the rows for which the condition is true. Window functions are allowed. Keeps order.",
              "FROM orders\n| WHERE total > 100 AND status IN ('paid', 'shipped');"),
          operator(
              "SELECT",
              "| SELECT [DISTINCT] expression [AS name], *, t.* [EXCLUDE (a)] [REPLACE (x AS b)] [WINDOW w AS (...)]",
              "Makes exactly these columns. Computed ones need AS. Aggregates belong to AGGREGATE. Keeps order, DISTINCT does not.",
              "FROM orders\n| SELECT * EXCLUDE (note), qty * price AS net;"),
          operator(
              "EXTEND",
              "| EXTEND expression AS name, ... [WITH (...)] [ON ERROR ...]",
              "Adds columns; each sees those before it. A name that exists is an error: use SET. Keeps order.",
              "FROM orders\n| EXTEND qty * price AS net, net * 0.2 AS vat;"),
          operator(
              "SET",
              "| SET column = expression, ... [WITH (...)] [ON ERROR ...]",
              "Replaces columns. Keeps order.",
              "FROM orders\n| SET price = price * 2;"),
          operator(
              "DROP",
              "| DROP column, ...",
              "Removes columns. Keeps order.",
              "FROM orders\n| DROP note, internal_id;"),
          operator(
              "RENAME",
              "| RENAME column AS name, ...",
              "Renames columns. Keeps order.",
              "FROM orders\n| RENAME total AS amount;"),
          operator(
              "AS",
              "| AS name",
              "Gives the row a name that qualifies its columns from here on.",
              "FROM orders\n| AS o\n| WHERE o.total > 1;"),
          operator(
              "AGGREGATE",
              "| AGGREGATE aggregate AS name, ... [GROUP BY key [AS name], ... | ROLLUP (...) | CUBE (...) | GROUPING SETS (...)]",
              "One row a group: the keys, then the aggregates. Destroys order.",
              "FROM orders\n| AGGREGATE SUM(total) AS revenue, COUNT(*) AS n GROUP BY region;"),
          operator(
              "DISTINCT",
              "| DISTINCT [ON (key, ...) [ORDER BY ...]]",
              "Removes duplicates. With ON, one row a key survives, the first by ORDER BY. Destroys order.",
              "FROM orders\n| DISTINCT ON (customer_id) ORDER BY placed_at DESC;"),
          operator(
              "ORDER BY",
              "| ORDER BY expression [ASC | DESC] [NULLS FIRST | LAST], ...",
              "Sorts. NULLs come last in both directions unless said otherwise.",
              "FROM orders\n| ORDER BY total DESC, id;"),
          operator(
              "LIMIT",
              "| LIMIT n [OFFSET m]",
              "Truncates. Without an order before it, which rows remain is open.",
              "FROM orders\n| ORDER BY id\n| LIMIT 10 OFFSET 20;"),
          operator(
              "TOP",
              "| TOP n [WITH TIES] BY expression [DESC], ... [PARTITION BY key, ...]",
              "The first rows by an order, of all or of each group.",
              "FROM orders\n| TOP 3 BY total DESC PARTITION BY region;"),
          operator(
              "SAMPLE",
              "| SAMPLE n PERCENT | ROWS [SEED s]",
              "A random part of the rows; the same again with the same seed.",
              "FROM orders\n| SAMPLE 1 PERCENT SEED 7;"),
          operator(
              "JOIN",
              "| [INNER | LEFT | RIGHT | FULL | SEMI | ANTI | CROSS | ASOF [LEFT]] JOIN table [AS name] [ON condition | USING (column, ...)] [WITH (STRATEGY BROADCAST)]",
              "Joins with another row set. SEMI keeps rows that have a partner, ANTI those that have none. Destroys order.",
              "FROM orders AS o\n| LEFT JOIN stores AS s ON o.store_id = s.id;"),
          operator(
              "UNION",
              "| UNION ALL | DISTINCT [BY NAME] (pipeline), ...",
              "Adds the rows of other pipelines: by position, or BY NAME.",
              "FROM a\n| UNION ALL (FROM b), (FROM c);"),
          operator(
              "INTERSECT",
              "| INTERSECT ALL | DISTINCT [BY NAME] (pipeline), ...",
              "Keeps the rows that the other pipelines have as well.",
              "FROM a\n| INTERSECT DISTINCT (FROM b);"),
          operator(
              "EXCEPT",
              "| EXCEPT ALL | DISTINCT [BY NAME] (pipeline), ...",
              "Removes the rows of other pipelines.",
              "FROM a\n| EXCEPT DISTINCT (FROM blocked);"),
          operator(
              "UNNEST",
              "| UNNEST [OUTER] list AS name, ... [WITH ORDINALITY AS name] [WITH (...)] [ON ERROR ...]",
              "One row an element. Several lists are zipped. Without OUTER rows with empty lists vanish. Keeps order.",
              "FROM docs\n| UNNEST CHUNK_TEXT(text) AS chunk WITH ORDINALITY AS chunk_no;"),
          operator(
              "PIVOT",
              "| PIVOT aggregate AS name FOR column IN (value AS name, ...)",
              "Reserved for a later edition.",
              "FROM sales\n| PIVOT SUM(total) AS total FOR region IN ('eu' AS eu, 'us' AS us);"),
          operator(
              "REPARTITION",
              "| REPARTITION AUTO | n | TARGET size | [INTO n] BY key | [INTO n] BY HASH(key, ...) | [INTO n] BY RANGE(key, ...) | n NO SHUFFLE",
              "Cuts the flow anew, so that what follows runs in that many parts. AUTO takes the number from the formulas; EXPLAIN shows them. BY key brings equal keys together, by their hash; BY RANGE gives each part a range of the keys, about equally many rows each, equal keys never apart, NULLs in the last. NO SHUFFLE moves no rows: it cuts the files of the READ, where only row-by-row operators stand in between. On one node with nothing heavy behind it REPARTITION does nothing. Destroys order.",
              "READ FILES 'img/*.jpg'\n| REPARTITION AUTO\n| EXTEND READ_BYTES(path) AS data;"),
          operator(
              "BATCH",
              "| BATCH AUTO | n [ROWS] | size",
              "Bounds the chunks that flow from here to the next BATCH or REPARTITION. A call takes the smaller of this and its model's batch. Keeps order.",
              "READ PARQUET 'img.parquet'\n| BATCH 64\n| APPLY clip(data) AS v;"),
          operator(
              "APPLY",
              "| APPLY model[(argument, ...)] [AS name | (name, ...)] [WITH (...)] [ON ERROR ...], ...",
              "Calls models, one output row for each input row, in batches. Without arguments columns are bound by name. Keeps order.",
              "READ PARQUET 'docs.parquet'\n| APPLY embed(text) AS v WITH (BATCH 32) ON ERROR NULL;"),
          operator(
              "CALL",
              "| CALL name(argument, ...) [WITH (...)] [ON ERROR ...]",
              "Calls an operator made by CREATE OPERATOR, or a table function that takes rows.",
              "FROM edges\n| CALL CONNECTED_COMPONENTS(src => u, dst => v);"),
          operator(
              "CACHE",
              "| CACHE",
              "Computes the flow once for all that use it.",
              "LET heavy = FROM orders\n| CACHE;\nFROM heavy\n| LIMIT 1;"),
          operator(
              "ASSERT",
              "| ASSERT condition [, detail ...] [ON ERROR ...]",
              "Fails the run at the first row for which the condition is not true, and shows the details.",
              "FROM orders\n| ASSERT total >= 0, 'negative total', id;"),
          operator(
              "TEE",
              "| TEE ( | operator ... ), ...",
              "Sends the rows into side branches as well; the flow continues.",
              "FROM orders\n| TEE ( | AGGREGATE COUNT(*) AS n | WRITE CSV 'out/n.csv' )\n| WRITE PARQUET 'out/orders/';"),
          operator(
              "FORK",
              "| FORK ( | operator ... ), ...",
              "Ends the flow in several branches, each with an output of its own.",
              "FROM events\n| FORK\n  ( | WHERE kind = 'buy' | WRITE PARQUET 'out/buys/' ),\n  ( | AGGREGATE COUNT(*) AS n GROUP BY kind );"),
          operator(
              "WRITE",
              "| WRITE format place | table [MODE OVERWRITE | APPEND | ERROR] [PARTITION BY (column, ...)] [OPTIONS (...)] [ON ERROR ...]",
              "Writes the flow. 'x.parquet' is one file, 'x/' a folder of part files. What exists is an error unless a MODE says otherwise. Nothing is visible before all is written. PARTITION BY makes folders named column=value, which READ of the place gives back as columns behind those of the files.",
              "FROM orders\n| WRITE PARQUET 'out/orders/' MODE OVERWRITE PARTITION BY (region);"),
          operator(
              "DESCRIBE",
              "| DESCRIBE",
              "Shows schema, order and partitioning at this place. Runs nothing.",
              "FROM orders\n| EXTEND qty * 2 AS q\n| DESCRIBE;"));

  private Operators() {}

  private static OperatorDoc operator(String name, String syntax, String summary, String example) {
    return new OperatorDoc(Kind.OPERATOR, name, syntax, summary, example);
  }
}
