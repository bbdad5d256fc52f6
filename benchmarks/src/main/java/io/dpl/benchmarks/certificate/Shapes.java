package io.dpl.benchmarks.certificate;

import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;

/** The kinds of pipelines that are drawn, each a script with some of its numbers left to chance. */
final class Shapes {

  private Shapes() {}

  /** A kind. */
  record Shape(String name, BiFunction<Inputs, Random, String> script) {}

  static final List<Shape> ALL =
      List.of(
          new Shape("filter", (in, r) -> facts(in, r) + " | WHERE v > " + r.nextInt(900)),
          new Shape(
              "few groups",
              (in, r) -> facts(in, r) + " | AGGREGATE COUNT(*) AS n, SUM(amount) AS s GROUP BY k"),
          new Shape(
              "many groups",
              (in, r) ->
                  facts(in, r)
                      + " | AGGREGATE COUNT(*) AS n, SUM(amount) AS s GROUP BY id // 3 AS third"),
          new Shape(
              "groups by text", (in, r) -> facts(in, r) + " | AGGREGATE SUM(v) AS s GROUP BY name"),
          new Shape(
              "join",
              (in, r) ->
                  facts(in, r)
                      + " AS f | JOIN (READ PARQUET '"
                      + in.things()
                      + "') AS t ON f.thing = t.id | SELECT f.id, t.title, f.amount"),
          new Shape(
              "large join",
              (in, r) ->
                  facts(in, r)
                      + " AS f | JOIN ("
                      + large(in)
                      + ") AS t ON f.id = t.id | AGGREGATE COUNT(*) AS n, MAX(t.name) AS m GROUP BY f.k"),
          new Shape("sort", (in, r) -> facts(in, r) + " | ORDER BY amount DESC, id"),
          new Shape("sort of all", (in, r) -> large(in) + " | ORDER BY v, id"),
          new Shape("top", (in, r) -> facts(in, r) + " | TOP 100 BY amount DESC"),
          new Shape(
              "window",
              (in, r) ->
                  facts(in, r)
                      + " | EXTEND SUM(amount) OVER (PARTITION BY k ORDER BY id) AS running"),
          new Shape("distinct", (in, r) -> facts(in, r) + " | SELECT DISTINCT thing, v"),
          new Shape("lines", (in, r) -> lines(in) + " | WHERE amount > 10"),
          new Shape(
              "groups of lines", (in, r) -> lines(in) + " | AGGREGATE COUNT(*) AS n GROUP BY name"),
          new Shape(
              "exchange, groups",
              (in, r) -> always(r) + middle(in) + " | AGGREGATE SUM(amount) AS s GROUP BY thing"),
          new Shape(
              "exchange, join",
              (in, r) ->
                  always(r)
                      + middle(in)
                      + " AS f | JOIN (READ PARQUET '"
                      + in.things()
                      + "') AS t ON f.thing = t.id | SELECT f.id, t.kind, f.amount"),
          new Shape("exchange, sort", (in, r) -> always(r) + middle(in) + " | ORDER BY amount, id"),
          new Shape(
              "files",
              (in, r) ->
                  "READ FILES '"
                      + in.files()
                      + "/*.bin' | REPARTITION "
                      + (1 + r.nextInt(8))
                      + batch(r)
                      + " | EXTEND READ_BYTES(path) AS data | SELECT path, SHA256(data) AS hash"),
          new Shape(
              "files to file",
              (in, r) ->
                  "READ FILES '"
                      + in.files()
                      + "/*.bin'"
                      + batch(r)
                      + " | EXTEND READ_BYTES(path) AS data | SELECT path, data"),
          new Shape(
              "blobs",
              (in, r) ->
                  "READ PARQUET '"
                      + in.blobs()
                      + "'"
                      + batch(r)
                      + " | SELECT id, SHA256(data) AS hash, LENGTH(data) AS n"),
          new Shape(
              "blobs to file",
              (in, r) -> "READ PARQUET '" + in.blobs() + "'" + batch(r) + " | WHERE id % 2 = 0"),
          new Shape(
              "embed",
              (in, r) ->
                  "CREATE MODEL embed(text STRING) RETURNS FLOAT[384] USING BUILTIN"
                      + " 'embed/all-MiniLM-L6-v2'; READ PARQUET '"
                      + in.texts()
                      + "' | REPARTITION AUTO"
                      + batch(r)
                      + " | APPLY embed(text) AS v"),
          new Shape(
              "own model",
              (in, r) ->
                  "CREATE MODEL score(text STRING) RETURNS DOUBLE USING JAVA 'score';"
                      + facts(in, r)
                      + " | REPARTITION AUTO"
                      + batch(r)
                      + " | APPLY score(name) AS s | SELECT id, s"));

  private static String facts(Inputs in, Random random) {
    return "READ PARQUET '" + in.facts(Inputs.FACTS[random.nextInt(Inputs.FACTS.length)]) + "'";
  }

  private static String middle(Inputs in) {
    return "READ PARQUET '" + in.facts(Inputs.FACTS[1]) + "'";
  }

  private static String large(Inputs in) {
    return "READ PARQUET '" + in.facts(Inputs.FACTS[2]) + "'";
  }

  private static String lines(Inputs in) {
    return "READ CSV '" + in.lines() + "'";
  }

  private static String always(Random random) {
    return "SET exchange = 'always'; SET partitions = " + (1 + random.nextInt(7)) + "; ";
  }

  private static String batch(Random random) {
    int rows = 1 << random.nextInt(9);
    return random.nextInt(3) == 0 ? " | BATCH AUTO" : " | BATCH " + rows;
  }
}
