package io.dpl.benchmarks.relational;

import com.sun.management.OperatingSystemMXBean;
import io.dpl.Dpl;
import io.dpl.Job;
import io.dpl.Pipeline;
import io.dpl.Plan;
import io.dpl.ResultBatches;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.apache.arrow.vector.VectorSchemaRoot;

/**
 * Prints the time of a filter with an aggregate, and of a join, over Parquet as a ratio to DuckDB
 * alone. Compiling is part of DPL's time, loading the native library is not.
 *
 * <p>Arguments: folder for the files, rows (20,000,000), rounds (5).
 */
public final class RelationalBenchmark {

  private RelationalBenchmark() {}

  private record Case(String name, String script, String sql) {}

  private static final List<Case> CASES =
      List.of(
          new Case(
              "filter and aggregate",
              "READ PARQUET $facts | WHERE v > 500 | AGGREGATE COUNT(*) AS n, SUM(amount) AS s GROUP BY k",
              "SELECT k, count(*) AS n, sum(amount) AS s FROM '%facts' WHERE v > 500 GROUP BY k"),
          new Case(
              "join",
              "READ PARQUET $facts AS f | JOIN (READ PARQUET $things) AS t ON f.thing = t.id"
                  + " | AGGREGATE COUNT(*) AS n, SUM(f.amount) AS s GROUP BY t.kind",
              "SELECT t.kind, count(*) AS n, sum(f.amount) AS s FROM '%facts' f JOIN '%things' t"
                  + " ON f.thing = t.id GROUP BY t.kind"));

  public static void main(String[] arguments) throws Exception {
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    long rows = arguments.length > 1 ? Long.parseLong(arguments[1]) : 20_000_000;
    int rounds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 5;
    Path facts = folder.resolve("facts-" + rows + ".parquet");
    Path things = folder.resolve("things.parquet");
    int threads = Runtime.getRuntime().availableProcessors();
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duck.createStatement();
        Dpl dpl = Dpl.builder().threads(threads).open()) {
      statement.execute("SET threads = " + threads);
      make(statement, facts, things, rows);
      for (Case each : CASES) {
        String sql =
            each.sql().replace("%facts", facts.toString()).replace("%things", things.toString());
        run(each, sql, statement, dpl, facts, things, rounds);
      }
    }
  }

  private static void make(Statement statement, Path facts, Path things, long rows)
      throws Exception {
    if (!Files.exists(facts)) {
      statement.execute(
          "COPY (SELECT i % 1000 AS k, (i * 7919) % 1000 AS v, (i * 104729) % 1000000 AS thing,"
              + " (i % 10007) / 7.0 AS amount FROM range("
              + rows
              + ") t(i)) TO '"
              + facts
              + "'");
    }
    if (!Files.exists(things)) {
      statement.execute(
          "COPY (SELECT i AS id, i % 50 AS kind FROM range(1000000) t(i)) TO '" + things + "'");
    }
  }

  private static void run(
      Case what, String sql, Statement statement, Dpl dpl, Path facts, Path things, int rounds)
      throws Exception {
    List<Double> ratios = new ArrayList<>();
    double duckCpu = 0;
    double ourCpu = 0;
    for (int round = 0; round <= rounds; round++) {
      double cpuBefore = cpuSeconds();
      long start = System.nanoTime();
      long expected = count(statement, sql);
      double duck = (System.nanoTime() - start) / 1e9;
      double cpuBetween = cpuSeconds();
      start = System.nanoTime();
      long actual = count(dpl, what.script(), facts, things);
      double ours = (System.nanoTime() - start) / 1e9;
      if (expected != actual) {
        throw new IllegalStateException(
            what.name() + ": " + actual + " rows, DuckDB has " + expected);
      }
      if (round > 0) { // the first warms both
        ratios.add(ours / duck);
        duckCpu += cpuBetween - cpuBefore;
        ourCpu += cpuSeconds() - cpuBetween;
        System.out.printf(
            Locale.ROOT,
            "%s, round %d: DuckDB %.2f s, DPL %.2f s%n",
            what.name(),
            round,
            duck,
            ours);
      }
    }
    Collections.sort(ratios);
    System.out.printf(
        Locale.ROOT,
        "%s: DPL takes %.2f of DuckDB's time (median; %.2f to %.2f), %.2f of its processor time"
            + " (all rounds)%n",
        what.name(),
        ratios.get(ratios.size() / 2),
        ratios.get(0),
        ratios.get(ratios.size() - 1),
        ourCpu / duckCpu);
  }

  /** Of all threads, those that compile Java code too; steady on a busy machine. */
  private static double cpuSeconds() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime()
        / 1e9;
  }

  private static long count(Statement statement, String sql) throws Exception {
    long rows = 0;
    try (ResultSet result = statement.executeQuery(sql)) {
      while (result.next()) {
        rows++;
      }
    }
    return rows;
  }

  private static long count(Dpl dpl, String script, Path facts, Path things) {
    Pipeline pipeline = dpl.pipeline(script).bind("facts", facts.toString());
    Plan plan =
        (script.contains("$things") ? pipeline.bind("things", things.toString()) : pipeline).plan();
    long rows = 0;
    try (Job job = plan.start();
        ResultBatches result = job.result(0)) {
      for (VectorSchemaRoot batch = result.next(); batch != null; batch = result.next()) {
        rows += batch.getRowCount();
        batch.close();
      }
      job.await();
    }
    return rows;
  }
}
