package io.dpl.examples.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dpl.Dpl;
import io.dpl.ray.kit.RayCluster;
import io.dpl.ray.kit.RayCluster.Shape;
import io.dpl.ray.kit.WorkerJars;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
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
                try (ResultSet result =
                    statement.executeQuery(
                        "FROM UNNEST(RANGE(0, 2000000000)) AS t(n) | SELECT n * 7 % 1000003 AS k"
                            + " | AGGREGATE COUNT(DISTINCT k) AS m")) {
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

  /** The engine of a lost driver is not given to the next who connects. */
  @Test
  @Order(5)
  void aLostDriverMakesTheConnectionInvalid() throws Exception {
    assertThat(connection.isValid(1)).isTrue();
    ProcessHandle driver =
        ProcessHandle.current()
            .children()
            .filter(
                each -> each.info().commandLine().orElse("").contains("io.dpl.ray.driver.Driver"))
            .findFirst()
            .orElseThrow();
    driver.destroyForcibly();
    driver.onExit().get(10, TimeUnit.SECONDS);
    try (Statement statement = connection.createStatement()) {
      assertThatThrownBy(() -> statement.execute("VALUES (1) AS t(a)"))
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("08006"));
    }
    assertThat(connection.isValid(1)).isFalse();
  }
}
