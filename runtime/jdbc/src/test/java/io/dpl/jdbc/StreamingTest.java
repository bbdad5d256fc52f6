package io.dpl.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StreamingTest {

  private static Path file;

  /** A file of a million numbers: DuckDB can break off between pieces of a source only. */
  @BeforeAll
  static void write(@TempDir Path folder) throws SQLException {
    file = folder.resolve("numbers.parquet");
    try (Connection connection = DriverManager.getConnection("jdbc:dpl:?memory=1GiB");
        Statement statement = connection.createStatement()) {
      statement.execute("FROM UNNEST(RANGE(0, 1000000)) AS t(n) | WRITE PARQUET '" + file + "'");
    }
  }

  /** As many rows, in thousands; at most a million. */
  private static String rows(long thousands) {
    return "LET k = FROM UNNEST(RANGE(0, 1000)) AS k(i);\n"
        + "READ PARQUET '"
        + file
        + "' | WHERE n < "
        + thousands
        + " | CROSS JOIN k | SELECT n * 1000 + i AS n, 'text of row ' || i::STRING AS s";
  }

  private static long usedHeap() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  /** Ten million rows would need half a gigabyte of heap if they were held. */
  @Test
  void millionsOfRowsStreamAtConstantMemory() throws SQLException {
    long thousands = Long.getLong("dpl.test.thousands", 1_000);
    try (Connection connection = DriverManager.getConnection("jdbc:dpl:?memory=1GiB");
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(rows(thousands))) {
      long count = 0;
      long first = 0;
      long most = 0;
      long sum = 0;
      while (result.next()) {
        sum += result.getLong(1) + result.getString(2).length();
        count++;
        if (count % (thousands * 100) == 0) {
          long used = usedHeap();
          first = first == 0 ? used : first;
          most = Math.max(most, used);
        }
      }
      assertThat(count).isEqualTo(thousands * 1000);
      assertThat(sum).isGreaterThan(count);
      assertThat(most - first).isLessThan(32L << 20);
    }
  }

  @Test
  void cancelEndsAQueryAndLeavesTheConnectionAlive() throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:dpl:?memory=1GiB");
        Statement statement = connection.createStatement()) {
      CountDownLatch started = new CountDownLatch(1);
      AtomicReference<SQLException> failure = new AtomicReference<>();
      Thread reader =
          new Thread(
              () -> {
                try (ResultSet result =
                    statement.executeQuery(
                        rows(1_000_000) + " | AGGREGATE SUM(n) AS n, COUNT(DISTINCT s) AS m")) {
                  started.countDown();
                  while (result.next()) {
                    result.getLong(1);
                  }
                } catch (SQLException e) {
                  failure.set(e);
                }
              });
      reader.start();
      started.await();
      Thread.sleep(100);
      statement.cancel();
      reader.join(10_000);
      assertThat(reader.isAlive()).isFalse();
      assertThat(failure.get().getSQLState()).isEqualTo("57014");
      try (ResultSet result = statement.executeQuery("VALUES (1) AS t(a)")) {
        assertThat(result.next()).isTrue();
      }
    }
  }

  /** While it is compiled nothing runs yet that could be cancelled. */
  @Test
  void cancelEndsAStatementThatIsStillCompiled() throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:dpl:?memory=1GiB");
        Statement statement = connection.createStatement()) {
      StringBuilder large = new StringBuilder("VALUES (1) AS t(c0)");
      for (int i = 1; i < 500; i++) {
        large.append(" | EXTEND c0 + ").append(i).append(" AS c").append(i);
      }
      AtomicReference<SQLException> failure = new AtomicReference<>();
      Thread reader =
          new Thread(
              () -> {
                try {
                  statement.executeQuery(large.toString());
                } catch (SQLException e) {
                  failure.set(e);
                }
              });
      reader.start();
      while (reader.isAlive() && reader.getState() != Thread.State.WAITING) {
        Thread.sleep(1);
      }
      statement.cancel();
      reader.join(10_000);
      assertThat(failure.get().getSQLState()).isEqualTo("57014");
      assertThat((Throwable) failure.get()).hasMessageStartingWith("DPL5001");
      assertThat(statement.execute("VALUES (1) AS t(alive)")).isTrue();
    }
  }

  @Test
  void aQueryThatTakesTooLongEnds() throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:dpl:?memory=1GiB");
        Statement statement = connection.createStatement()) {
      statement.setQueryTimeout(1);
      assertThatThrownBy(
              () -> {
                try (ResultSet result =
                    statement.executeQuery(
                        rows(1_000_000) + " | AGGREGATE COUNT(DISTINCT n) AS n")) {
                  result.next();
                }
              })
          .isInstanceOf(SQLTimeoutException.class)
          .hasMessageContaining("DPL5602");
    }
  }
}
