package io.dpl.benchmarks.ray;

import io.dpl.Dpl;
import io.dpl.Job;
import io.dpl.Plan;
import io.dpl.ResultBatches;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.apache.arrow.vector.VectorSchemaRoot;

/**
 * A group-by in two phases over Parquet files of 20 MB: on a cluster, and in one process with the
 * exchanges of a cluster, in turns. Both give the same rows, or the benchmark ends.
 *
 * @param folder of the files
 */
record GroupBy(Path folder, int files) {

  /** Eight bytes of noise a row, and a key of 17 bits: 20 MB. */
  private static final long ROWS = 1_600_000;

  private static final int GROUPS = 100_000;

  private static final String SCRIPT =
      "READ PARQUET $in | AGGREGATE COUNT(*) AS n, SUM(v) AS s, MAX(v) AS m GROUP BY k";

  private record Outcome(double seconds, List<String> rows) {}

  /** Makes the files that are not there. */
  void make() throws SQLException, IOException {
    Files.createDirectories(folder);
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duck.createStatement()) {
      for (int file = 0; file < files; file++) {
        Path path = file(file);
        if (!Files.exists(path)) {
          Path part = path.resolveSibling(path.getFileName() + ".part");
          statement.execute(
              "COPY (SELECT (hash(i) % "
                  + GROUPS
                  + ")::BIGINT AS k, (hash(i + 7) >> 14)::BIGINT AS v FROM range("
                  + file * ROWS
                  + ", "
                  + (file + 1) * ROWS
                  + ") t(i)) TO '"
                  + part
                  + "' (FORMAT PARQUET)");
          Files.move(part, path);
        }
      }
    }
  }

  private Path file(int number) {
    return folder.resolve(String.format(Locale.ROOT, "part-%02d.parquet", number));
  }

  /** Prints the rounds after one that nobody measures, and their median. */
  void measure(Dpl here, Dpl there, int rounds, PrintStream out) throws IOException {
    long bytes = 0;
    for (int file = 0; file < files; file++) {
      bytes += Files.size(file(file));
    }
    Plan inProcess = plan(here, "SET exchange = 'always'; ");
    Plan onRay = plan(there, "");
    List<Double> ratios = new ArrayList<>();
    for (int round = 0; round <= rounds; round++) {
      Outcome local = run(inProcess);
      Outcome remote = run(onRay);
      if (!local.rows().equals(remote.rows())) {
        throw new IllegalStateException("the rows are not equal");
      }
      if (round > 0) {
        ratios.add(remote.seconds() / local.seconds());
        out.printf(
            Locale.ROOT,
            "group by over %d files, %.0f MB, round %d: in process %.2f s, on Ray %.2f s, ratio %.2f (%d equal rows)%n",
            files,
            bytes / 1e6,
            round,
            local.seconds(),
            remote.seconds(),
            remote.seconds() / local.seconds(),
            local.rows().size());
      }
    }
    Collections.sort(ratios);
    out.printf(
        Locale.ROOT,
        "group by: Ray takes %.2f of the time in process (median of %d; %.2f to %.2f)%n",
        ratios.get(rounds / 2),
        rounds,
        ratios.get(0),
        ratios.get(rounds - 1));
  }

  private Plan plan(Dpl dpl, String before) {
    return dpl.pipeline(before + SCRIPT).bind("in", folder + "/part-*.parquet").plan();
  }

  /** The time ends when all rows are here. */
  private static Outcome run(Plan plan) {
    long start = System.nanoTime();
    List<VectorSchemaRoot> batches = new ArrayList<>();
    try (Job job = plan.start();
        ResultBatches result = job.result(0)) {
      for (VectorSchemaRoot batch = result.next(); batch != null; batch = result.next()) {
        batches.add(batch);
      }
      job.await();
      double seconds = (System.nanoTime() - start) / 1e9;
      List<String> rows = rows(batches);
      batches.forEach(VectorSchemaRoot::close);
      return new Outcome(seconds, rows);
    }
  }

  private static List<String> rows(List<VectorSchemaRoot> batches) {
    List<String> rows = new ArrayList<>();
    for (VectorSchemaRoot batch : batches) {
      for (int row = 0; row < batch.getRowCount(); row++) {
        Object[] values = new Object[batch.getFieldVectors().size()];
        for (int column = 0; column < values.length; column++) {
          values[column] = batch.getVector(column).getObject(row);
        }
        rows.add(Arrays.toString(values));
      }
    }
    Collections.sort(rows);
    return rows;
  }
}
