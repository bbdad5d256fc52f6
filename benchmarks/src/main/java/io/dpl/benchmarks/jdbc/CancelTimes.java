package io.dpl.benchmarks.jdbc;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Prints how long it takes from {@code Statement.cancel} to the exception in the thread that waits
 * for the query: in processes that have never run one, and in one that has run many. The wishes
 * come while the script is compiled, while the engine starts, and while the query runs.
 *
 * <p>Arguments, for a process of its own: a file, and after how many milliseconds to cancel.
 */
final class CancelTimes {

  private static final int[] DELAYS_MILLIS = {10, 100, 300, 600, 1000, 1500, 2000, 3000};
  private static final int WARM = 15;

  private static final String ADDRESS = "jdbc:dpl:?memory=1GiB";

  private CancelTimes() {}

  public static void main(String[] arguments) throws Exception {
    System.out.println(one(Path.of(arguments[0]), Integer.parseInt(arguments[1])));
  }

  /** Prints the times of both. */
  static void print(Path file) throws Exception {
    List<Double> cold = new ArrayList<>();
    for (int delay : DELAYS_MILLIS) {
      cold.add(inNewProcess(file, delay));
    }
    print("the first statement of a process, after " + range(), cold);
    List<Double> warm = new ArrayList<>();
    try (Connection keepsTheEngine = DriverManager.getConnection(ADDRESS)) {
      for (int i = 0; i < 2 * WARM && keepsTheEngine.isValid(1); i++) {
        double millis = one(file, i * 20 % 300);
        if (i >= WARM) {
          warm.add(millis);
        }
      }
    }
    print("a warm process, after 0 to 300 ms", warm);
  }

  private static String range() {
    return DELAYS_MILLIS[0] + " to " + DELAYS_MILLIS[DELAYS_MILLIS.length - 1] + " ms";
  }

  private static void print(String what, List<Double> millis) {
    List<Double> sorted = new ArrayList<>(millis);
    Collections.sort(sorted);
    System.out.printf(
        Locale.ROOT,
        "cancel: %s: median %.0f ms, slowest %.0f ms of %d (goal 200)%n",
        what,
        sorted.get(sorted.size() / 2),
        sorted.get(sorted.size() - 1),
        sorted.size());
  }

  private static double inNewProcess(Path file, int delayMillis)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-opens=java.base/java.nio=ALL-UNNAMED",
                "-Djava.util.logging.config.file=/dev/null",
                "-cp",
                System.getProperty("java.class.path"),
                CancelTimes.class.getName(),
                file.toString(),
                String.valueOf(delayMillis))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String told =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    if (process.waitFor() != 0) {
      throw new IllegalStateException("a cancelled query failed: " + told);
    }
    return Double.parseDouble(told);
  }

  /** A query that would take minutes; gives the milliseconds from the wish to its end. */
  private static double one(Path file, int delayMillis) throws SQLException, InterruptedException {
    String script =
        "LET k = FROM UNNEST(RANGE(0, 1000)) AS k(i);\nREAD PARQUET '"
            + file
            + "' | CROSS JOIN k | CROSS JOIN k AS l"
            + " | SELECT n * 1000 + k.i AS n, s || l.i::STRING AS s"
            + " | AGGREGATE SUM(n) AS n, COUNT(DISTINCT s) AS m";
    try (Connection connection = DriverManager.getConnection(ADDRESS);
        Statement statement = connection.createStatement()) {
      AtomicLong end = new AtomicLong();
      CountDownLatch begun = new CountDownLatch(1);
      Thread reader = new Thread(() -> read(statement, script, begun, end), "reader");
      reader.start();
      begun.await();
      TimeUnit.MILLISECONDS.sleep(Math.max(1, delayMillis));
      long asked = System.nanoTime();
      statement.cancel();
      reader.join();
      return (end.get() - asked) / 1e6;
    }
  }

  private static void read(
      Statement statement, String script, CountDownLatch begun, AtomicLong end) {
    begun.countDown();
    try (ResultSet result = statement.executeQuery(script)) {
      result.next();
      throw new IllegalStateException("the query was not cancelled");
    } catch (SQLException e) {
      end.set(System.nanoTime());
      if (!"57014".equals(e.getSQLState())) {
        throw new IllegalStateException(e);
      }
    }
  }
}
