package io.dpl.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import sqlline.SqlLine;

/** Programs that know nothing of DPL, unmodified. */
class ToolsTest {

  private static final String URL = "jdbc:dpl:?memory=1GiB&threads=2";

  private static HikariDataSource pool() {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(URL);
    config.setMaximumPoolSize(4);
    return new HikariDataSource(config);
  }

  @Test
  void aPoolLendsConnectionsToManyThreads() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try (HikariDataSource pool = pool()) {
      Callable<Long> query =
          () -> {
            try (Connection connection = pool.getConnection();
                var statement =
                    connection.prepareStatement("VALUES (?) AS t(n) | SELECT n * 2 AS n")) {
              statement.setLong(1, Thread.currentThread().getId());
              try (var result = statement.executeQuery()) {
                result.next();
                return result.getLong(1) - 2 * Thread.currentThread().getId();
              }
            }
          };
      for (Future<Long> each :
          threads.invokeAll(IntStream.range(0, 40).mapToObj(i -> query).toList())) {
        assertThat(each.get()).isZero();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  record Person(String name, int age) {}

  @Test
  void springsTemplates() {
    try (HikariDataSource pool = pool()) {
      JdbcTemplate template = new JdbcTemplate(pool);
      List<Person> people =
          template.query(
              "VALUES ('ann', 34), ('bob', 51) AS t(name, age) | WHERE age > ?",
              new DataClassRowMapper<>(Person.class),
              40);
      assertThat(people).containsExactly(new Person("bob", 51));
      assertThat(
              template.queryForObject("VALUES (1) AS t(a) | AGGREGATE COUNT(*) AS n", Long.class))
          .isEqualTo(1);
      assertThat(template.queryForMap("VALUES ('x', 1) AS t(a, b)")).containsEntry("b", 1);
      assertThat(
              new NamedParameterJdbcTemplate(template)
                  .queryForList(
                      "VALUES (1), (2) AS t(a) | WHERE a >= :least",
                      java.util.Map.of("least", 2),
                      Integer.class))
          .containsExactly(2);
      assertThatThrownBy(() -> template.queryForList("VALUES (1) AS t(a) | WHERE b > 1"))
          .isInstanceOf(DataAccessException.class)
          .cause()
          .hasMessageContaining("DPL2003");
    }
  }

  @Test
  void sqlLineConnectsBrowsesAndQueries() throws Exception {
    String commands =
        String.join(
            "\n",
            "!set outputformat csv",
            "!connect \"" + URL + "\" \"\" \"\"",
            "LET ages = VALUES ('ann', 34), ('bob', 51) AS t(name, age);",
            "FROM ages | WHERE age > 40 | SELECT name, age;",
            "FROM nothing;",
            "!tables",
            "!columns ages",
            "VALUES (1) AS t(still_alive);",
            "!quit",
            "");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    SqlLine line = new SqlLine();
    PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
    line.setOutputStream(stream);
    line.setErrorStream(stream);
    line.begin(
        new String[0], new ByteArrayInputStream(commands.getBytes(StandardCharsets.UTF_8)), false);
    String text = out.toString(StandardCharsets.UTF_8);
    assertThat(text)
        .contains("'bob','51'")
        .contains("DPL2006")
        .contains("VIEW")
        .contains("'still_alive'");
  }
}
