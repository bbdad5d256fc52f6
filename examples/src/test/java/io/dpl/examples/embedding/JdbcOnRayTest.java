package io.dpl.examples.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dpl.Dpl;
import io.dpl.ray.kit.RayCluster;
import io.dpl.ray.kit.RayCluster.Shape;
import io.dpl.ray.kit.WorkerJars;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** {@code jdbc:dpl:ray://HOST:PORT} on a real cluster: queries, errors, many rows, cancel. */
@Tag("ray")
@EnabledIfSystemProperty(named = "dpl.python.ray", matches = ".+")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Timeout(value = 180, unit = TimeUnit.SECONDS)
class JdbcOnRayTest {

  private static final String ENDLESS =
      "FROM UNNEST(RANGE(0, 2000000000)) AS t(n) | SELECT n * 7 % 1000003 AS k"
          + " | AGGREGATE COUNT(DISTINCT k) AS m";

  private static RayCluster cluster;
  private static Connection connection;

  @BeforeAll
  static void open() throws SQLException {
    cluster = RayCluster.start(Shape.of(1, 2));
    Properties properties = new Properties();
    properties.put("ray-home", Shape.python("dpl.python.ray").getParent().getParent().toString());
    properties.put(
        "ray-code", WorkerJars.complete(Path.of("target/classes").toAbsolutePath() + ""));
    connection = DriverManager.getConnection("jdbc:dpl:ray://" + cluster.address(), properties);
  }

  @AfterAll
  static void close() throws SQLException {
    try {
      connection.close();
    } finally {
      cluster.close();
    }
  }

  @Test
  @Order(1)
  void aPreparedQueryRunsOnTheNodes() throws SQLException {
    assertThat(connection.unwrap(Dpl.class).cluster().nodes())
        .singleElement()
        .satisfies(node -> assertThat(node.cpus()).isEqualTo(2));
    try (PreparedStatement statement =
        connection.prepareStatement(
            "VALUES ('ann', 34), ('bob', 51), ('cid', 19) AS t(name, age)"
                + " | REPARTITION 2 | WHERE age > ? | SELECT name, age | ORDER BY age")) {
      statement.setInt(1, 30);
      try (ResultSet people = statement.executeQuery()) {
        assertThat(people.next()).isTrue();
        assertThat(people.getString("name")).isEqualTo("ann");
        assertThat(people.next()).isTrue();
        assertThat(people.getInt("age")).isEqualTo(51);
        assertThat(people.next()).isFalse();
      }
    }
  }

  @Test
  @Order(2)
  void whatAWorkerFindsHasCodeAndPlace() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      assertThatThrownBy(
              () -> {
                try (ResultSet result =
                    statement.executeQuery("VALUES ('x') AS t(b) | SELECT b::INTEGER AS n")) {
                  result.next();
                }
              })
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("22018"))
          .hasMessageStartingWith("DPL5002 at <sql>:1:");
      assertThat(statement.execute("VALUES (1) AS t(alive)")).isTrue();
    }
  }

  /** The tutorial says so. */
  @Test
  @Order(2)
  void everyScriptOfTheTutorialGivesTheSameAsInOneProcess() throws Exception {
    Matcher blocks =
        Pattern.compile("(?ms)^```dpl\\n(.*?)^```")
            .matcher(Files.readString(Path.of("../docs/tutorial.md")));
    int found = 0;
    try (Connection here = DriverManager.getConnection("jdbc:dpl:?memory=1GiB")) {
      while (blocks.find()) {
        found++;
        assertThat(rows(connection, blocks.group(1)))
            .as(blocks.group(1))
            .isEqualTo(rows(here, blocks.group(1)))
            .isNotEmpty();
      }
    }
    assertThat(found).isGreaterThan(5);
  }

  private static List<String> rows(Connection on, String script) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Statement statement = on.createStatement()) {
      for (boolean result = statement.execute(script);
          result || statement.getUpdateCount() >= 0;
          result = statement.getMoreResults()) {
        if (!result) {
          rows.add("written: " + statement.getUpdateCount());
          continue;
        }
        ResultSet values = statement.getResultSet();
        while (values.next()) {
          StringBuilder row = new StringBuilder();
          for (int i = 1; i <= values.getMetaData().getColumnCount(); i++) {
            row.append(values.getString(i)).append('|');
          }
          rows.add(row.toString());
        }
      }
    }
    Collections.sort(rows);
    return rows;
  }

  /** Three million rows would need more heap than this if they were held. */
  @Test
  @Order(3)
  void manyRowsStreamAtConstantMemory() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result =
            statement.executeQuery(
                "FROM UNNEST(RANGE(0, 3000000)) AS t(n)"
                    + " | SELECT n, 'text of row ' || n::STRING AS s")) {
      long rows = 0;
      long sum = 0;
      long first = 0;
      long most = 0;
      while (result.next()) {
        sum += result.getLong(1) + result.getString(2).length();
        if (++rows % 500_000 == 0) {
          long used = usedHeap();
          first = first == 0 ? used : first;
          most = Math.max(most, used);
        }
      }
      assertThat(rows).isEqualTo(3_000_000);
      assertThat(sum).isGreaterThan(rows);
      assertThat(most - first).isLessThan(64L << 20);
    }
  }

  private static long usedHeap() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  @Test
  @Order(4)
  void cancelEndsAQueryAndTheConnectionLives() throws Exception {
    try (Statement statement = connection.createStatement()) {
      AtomicReference<SQLException> failure = new AtomicReference<>();
      Thread reader =
          new Thread(
              () -> {
                try (ResultSet result = statement.executeQuery(ENDLESS)) {
                  result.next();
                } catch (SQLException e) {
                  failure.set(e);
                }
              });
      reader.start();
      Thread.sleep(1000);
      statement.cancel();
      reader.join(20_000);
      assertThat(failure.get().getSQLState()).isEqualTo("57014");
      assertThat(statement.execute("VALUES (1) AS t(alive)")).isTrue();
    }
  }

  /** It costs the query that runs; the next one starts another. */
  @Test
  @Order(5)
  void aLostDriverIsToldAndReplaced() throws Exception {
    AtomicReference<SQLException> failure = new AtomicReference<>();
    Thread reader =
        new Thread(
            () -> {
              try (Statement statement = connection.createStatement()) {
                statement.executeQuery(ENDLESS).next();
              } catch (SQLException e) {
                failure.set(e);
              }
            });
    reader.start();
    Thread.sleep(1000);
    ProcessHandle.current()
        .children()
        .filter(each -> each.info().commandLine().orElse("").contains("io.dpl.ray.driver.Driver"))
        .forEach(ProcessHandle::destroyForcibly);
    reader.join(30_000);
    assertThat((Throwable) failure.get()).hasMessageStartingWith("DPL5301");
    assertThat(failure.get().getSQLState()).isEqualTo("08006");
    assertThat(connection.isValid(1)).isTrue();
    try (Statement statement = connection.createStatement()) {
      assertThat(statement.execute("VALUES (1) AS t(alive)")).isTrue();
    }
  }
}
