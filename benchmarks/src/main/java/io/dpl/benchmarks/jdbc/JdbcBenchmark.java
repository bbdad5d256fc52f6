package io.dpl.benchmarks.jdbc;

import io.dpl.Dpl;
import io.dpl.Pipeline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Locale;

/**
 * Prints what a warm query of 1,000 rows costs through DPL's driver as a ratio to DuckDB's own with
 * the same query in SQL, and what a plan that is found again costs as a ratio to compiling it; then
 * how long a query lives that is cancelled.
 *
 * <p>Arguments: a folder for the file (out/benchmarks), rounds (300).
 */
public final class JdbcBenchmark {

  private static final int ROWS = 1000;
  private static final int HITS = 20;

  private JdbcBenchmark() {}

  private interface Work {
    void run(int round) throws SQLException;
  }

  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments.length > 0 ? arguments[0] : "out/benchmarks");
    int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 300;
    Path file = file(folder);
    query(file, rounds);
    cache(file, rounds);
    CancelTimes.print(file);
  }

  private static Path file(Path folder) throws IOException, SQLException {
    Files.createDirectories(folder);
    Path file = folder.resolve("jdbc.parquet");
    if (!Files.exists(file)) {
      try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
          var statement = duck.createStatement()) {
        statement.execute(
            "COPY (SELECT range AS n, 'text of row ' || range AS s, range * 0.5 AS x"
                + " FROM range(100000)) TO '"
                + file
                + "' (FORMAT parquet)");
      }
    }
    return file;
  }

  /** The same rows by both drivers, in turns, prepared once; every value is read. */
  private static void query(Path file, int rounds) throws SQLException {
    String script =
        "READ PARQUET '" + file + "' | WHERE n >= ? AND n < ? | SELECT n, s, x * 2 AS y";
    String sql = "SELECT n, s, x * 2 AS y FROM read_parquet('" + file + "') WHERE n >= ? AND n < ?";
    try (Connection dpl = DriverManager.getConnection("jdbc:dpl:");
        Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        PreparedStatement ours = dpl.prepareStatement(script);
        PreparedStatement theirs = duck.prepareStatement(sql)) {
      Work[] works = {round -> read(ours, round), round -> read(theirs, round)};
      double[][] millis = turns(works, rounds);
      System.out.printf(
          Locale.ROOT,
          "jdbc: %.2f of DuckDB's own driver (median of %d queries of %d rows, %.2f ms and %.2f ms)%n",
          median(ratios(millis[0], millis[1])),
          rounds,
          ROWS,
          median(millis[0]),
          median(millis[1]));
    }
  }

  private static void read(PreparedStatement statement, int round) throws SQLException {
    long from = round * 13L % 90_000;
    statement.setLong(1, from);
    statement.setLong(2, from + ROWS);
    int rows = 0;
    long sum = 0;
    try (ResultSet result = statement.executeQuery()) {
      while (result.next()) {
        rows++;
        sum += result.getLong(1) + result.getString(2).length() + (long) result.getDouble(3);
      }
    }
    if (rows != ROWS || sum <= 0) {
      throw new IllegalStateException(rows + " rows with the sum " + sum);
    }
  }

  /**
   * A plan with other values each time, {@value #HITS} times in a row as a prepared statement asks
   * for it, against the same text made new by a comment.
   */
  private static void cache(Path file, int rounds) throws SQLException {
    String text =
        "LET big = READ PARQUET $in | WHERE n >= $from | EXTEND x * 2 AS y;\n"
            + "FROM big AS a | JOIN big AS b ON a.n = b.n | WHERE a.y > $least\n"
            + "| AGGREGATE COUNT(*) AS rows, AVG(a.x) AS mean GROUP BY a.n // 1000 AS k\n"
            + "| ORDER BY k | LIMIT 10";
    try (Dpl dpl = Dpl.open()) {
      Work[] works = {
        round -> hits(dpl, text, file, round),
        round -> bound(dpl.pipeline(text + " -- " + round), file, round).plan()
      };
      double[][] millis = turns(works, rounds);
      System.out.printf(
          Locale.ROOT,
          "compile cache: a hit is %.4f of a compile (median of %d, %.3f ms and %.2f ms)%n",
          median(millis[0]) / HITS / median(millis[1]),
          rounds,
          median(millis[0]) / HITS,
          median(millis[1]));
    }
  }

  private static void hits(Dpl dpl, String text, Path file, int round) {
    for (int i = 0; i < HITS; i++) {
      bound(dpl.pipeline(text), file, round * HITS + i).plan();
    }
  }

  private static Pipeline bound(Pipeline pipeline, Path file, int round) {
    return pipeline.bind("in", file.toString()).bind("from", round).bind("least", round * 0.5);
  }

  /** Milliseconds of each work, taken in turns; the first half warms them. */
  private static double[][] turns(Work[] works, int rounds) throws SQLException {
    double[][] millis = new double[works.length][rounds];
    for (int round = 0; round < 2 * rounds; round++) {
      for (int i = 0; i < works.length; i++) {
        long start = System.nanoTime();
        works[i].run(round);
        if (round >= rounds) {
          millis[i][round - rounds] = (System.nanoTime() - start) / 1e6;
        }
      }
    }
    return millis;
  }

  private static double[] ratios(double[] ours, double[] theirs) {
    double[] ratios = new double[ours.length];
    Arrays.setAll(ratios, i -> ours[i] / theirs[i]);
    return ratios;
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
