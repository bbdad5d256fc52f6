package io.dpl.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Array;
import java.sql.Connection;
import java.sql.Date;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.sql.Struct;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DriverTest {

  private static Connection connection;

  @BeforeAll
  static void open() throws SQLException {
    connection = DriverManager.getConnection("jdbc:dpl:?memory=1GiB&threads=2");
  }

  @AfterAll
  static void close() throws SQLException {
    connection.close();
  }

  private static List<String> rows(ResultSet result) throws SQLException {
    List<String> rows = new ArrayList<>();
    int columns = result.getMetaData().getColumnCount();
    while (result.next()) {
      StringBuilder row = new StringBuilder();
      for (int i = 1; i <= columns; i++) {
        row.append(i == 1 ? "" : "|").append(result.getString(i));
      }
      rows.add(row.toString());
    }
    return rows;
  }

  @Test
  void gettersGiveWhatTheirNameSays() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                """
                VALUES (1) AS t(i)
                | SELECT 7::TINYINT AS tiny, 3::BIGINT AS big, 2.5::DOUBLE AS twice,
                    1.25::DECIMAL(9, 2) AS exact, 'ä' AS text, TRUE AS yes,
                    DATE '2024-02-29' AS day, TIME '12:34:56' AS clock,
                    TIMESTAMP '2024-02-29 01:02:03.000004' AS at,
                    '2024-02-29 01:02:03+01:00'::TIMESTAMPTZ AS instant,
                    [1.5, 2.5]::FLOAT[2] AS vector, ['a', NULL] AS words,
                    {width: 3, name: 'x'} AS size, MAP_FROM_LISTS(['k'], [7]) AS counts,
                    ENCODE('xy') AS blob, NULL::BIGINT AS nothing
                """)) {
      assertThat(row.next()).isTrue();
      assertThat(row.getByte("tiny")).isEqualTo((byte) 7);
      assertThat(row.getObject("tiny")).isEqualTo(7);
      assertThat(row.getInt("big")).isEqualTo(3);
      assertThat(row.getLong(2)).isEqualTo(3);
      assertThat(row.getBigDecimal("exact")).isEqualTo(new BigDecimal("1.25"));
      assertThat(row.getObject("exact", Double.class)).isEqualTo(1.25);
      assertThat(row.getString("text")).isEqualTo("ä");
      assertThat(row.getBoolean("yes")).isTrue();
      assertThat(row.getDate("day")).isEqualTo(Date.valueOf("2024-02-29"));
      assertThat(row.getObject("day", LocalDate.class)).isEqualTo(LocalDate.of(2024, 2, 29));
      assertThat(row.getTime("clock")).hasToString("12:34:56");
      assertThat(row.getTimestamp("at")).isEqualTo(Timestamp.valueOf("2024-02-29 01:02:03.000004"));
      assertThat(row.getObject("at", LocalDateTime.class))
          .isEqualTo(LocalDateTime.parse("2024-02-29T01:02:03.000004"));
      assertThat(row.getObject("instant")).isEqualTo(OffsetDateTime.parse("2024-02-29T00:02:03Z"));
      assertThat(row.getString("instant")).isEqualTo("2024-02-29 00:02:03+00");
      Array vector = row.getArray("vector");
      assertThat((float[]) vector.getArray()).containsExactly(1.5f, 2.5f);
      assertThat(vector.getBaseTypeName()).isEqualTo("FLOAT");
      assertThat((Object[]) row.getArray("words").getArray()).containsExactly("a", null);
      assertThat(rows(row.getArray("words").getResultSet())).containsExactly("1|a", "2|null");
      Struct size = (Struct) row.getObject("size");
      assertThat(size.getAttributes()).containsExactly(3, "x");
      assertThat(row.getString("counts")).isEqualTo("{k: 7}");
      assertThat(row.getBytes("blob")).containsExactly('x', 'y');
      assertThat(row.getBlob("blob").length()).isEqualTo(2);
      assertThat(row.getLong("nothing")).isZero();
      assertThat(row.wasNull()).isTrue();
      assertThatThrownBy(() -> row.getInt("text")).hasMessageContaining("is no INTEGER");
      assertThatThrownBy(() -> row.getInt("none")).hasMessageContaining("the columns are tiny");
      assertThat(row.next()).isFalse();
    }
  }

  /** Whoever connects is told, and not the first query. */
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '~',
      value = {
        "jdbc:dpl:ray://, 08001, DPL5304: '' is not the address",
        "jdbc:dpl:ray://:6379, 08001, DPL5304: ':6379' is not the address",
        "jdbc:dpl:ray://127.0.0.1:99999, 08001, DPL5304: '127.0.0.1:99999' is not the address",
        "jdbc:dpl:ray://127.0.0.1:6379/x, 08001, DPL5304: '127.0.0.1:6379/x' is not the address",
        "jdbc:dpl:ray://127.0.0.1:1, 08001, DPL5304: nobody answers at 127.0.0.1:1",
        "jdbc:dpl:ray:127.0.0.1, HY000, no such place",
        "jdbc:dpl:?ray-home=/tmp, HY000, ray-home goes with a cluster",
        "jdbc:dpl:ray://head:1?threads=2, HY000, threads is for one process"
      })
  void aWrongClusterIsToldAtOnce(String url, String state, String message) {
    assertThatThrownBy(() -> DriverManager.getConnection(url))
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo(state))
        .hasMessageContaining(message);
  }

  @Test
  void metadataOfAResult() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result =
            statement.executeQuery("VALUES (1, 1.5::DECIMAL(5, 1), ['x']) AS t(a, b, c)")) {
      ResultSetMetaData columns = result.getMetaData();
      assertThat(columns.getColumnCount()).isEqualTo(3);
      assertThat(columns.getColumnLabel(2)).isEqualTo("b");
      assertThat(columns.getColumnType(2)).isEqualTo(Types.DECIMAL);
      assertThat(columns.getPrecision(2)).isEqualTo(5);
      assertThat(columns.getColumnTypeName(3)).isEqualTo("STRING[]");
      assertThat(columns.getColumnClassName(3)).isEqualTo("java.sql.Array");
    }
  }

  @Test
  void preparedOnceAndRunMany() throws SQLException {
    String text =
        "VALUES (1, 'a?'), (2, 'b'), (3, 'c') AS t(n, s) -- ? and $x stand in a comment\n"
            + "| WHERE n >= ? AND n <= $most AND s <> '?' | EXTEND ? AS given | ORDER BY n";
    try (PreparedStatement statement = connection.prepareStatement(text)) {
      assertThat(statement.getParameterMetaData().getParameterCount()).isEqualTo(3);
      for (int least = 1; least <= 3; least++) {
        statement.setInt(1, least);
        statement.unwrap(NamedParameters.class).set("most", 2L);
        statement.setString(3, "it's " + least);
        try (ResultSet result = statement.executeQuery()) {
          assertThat(rows(result))
              .hasSize(Math.max(0, 3 - least))
              .allMatch(r -> r.contains("it's"));
        }
      }
      assertThat(statement.getMetaData().getColumnLabel(3)).isEqualTo("given");
      statement.clearParameters();
      assertThatThrownBy(statement::executeQuery).hasMessageContaining("DPL2");
      assertThatThrownBy(() -> statement.setInt(4, 1)).hasMessageContaining("no parameter 4");
    }
  }

  @Test
  void parametersOfEveryType() throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "VALUES (?, ?, ?, ?, ?, ?) AS t(a, b, c, d, e, f) | SELECT a, b, c, d, e, f")) {
      statement.setDate(1, Date.valueOf("2024-01-02"));
      statement.setTimestamp(2, Timestamp.valueOf("2024-01-02 03:04:05.6"));
      statement.setBigDecimal(3, new BigDecimal("1.50"));
      statement.setArray(4, connection.createArrayOf("BIGINT", new Object[] {1L, 2L}));
      statement.setObject(5, "12", Types.BIGINT);
      statement.setNull(6, Types.VARCHAR);
      try (ResultSet result = statement.executeQuery()) {
        assertThat(rows(result))
            .containsExactly("2024-01-02|2024-01-02 03:04:05.600|1.50|[1, 2]|12|null");
      }
    }
  }

  @Test
  void severalResultsAndUpdateCounts(@TempDir Path folder) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      assertThat(
              statement.execute(
                  "VALUES (1) AS t(a); VALUES ('x'), ('y') AS t(b);"
                      + " VALUES (1), (2), (3) AS t(c) | WRITE CSV '"
                      + folder
                      + "/c.csv'"))
          .isTrue();
      assertThat(rows(statement.getResultSet())).containsExactly("1");
      assertThat(statement.getUpdateCount()).isEqualTo(-1);
      assertThat(statement.getMoreResults()).isTrue();
      assertThat(rows(statement.getResultSet())).containsExactly("x", "y");
      assertThat(statement.getMoreResults()).isFalse();
      assertThat(statement.getUpdateCount()).isEqualTo(3);
      assertThat(statement.getMoreResults()).isFalse();
      assertThat(statement.getUpdateCount()).isEqualTo(-1);
      assertThat(folder.resolve("c.csv")).exists();
      assertThat(statement.executeUpdate("VALUES (4) AS t(c) | WRITE CSV '" + folder + "/d.csv'"))
          .isEqualTo(1);
      assertThatThrownBy(() -> statement.executeUpdate("VALUES (1) AS t(a)"))
          .hasMessageContaining("has a result");
    }
  }

  @Test
  void aSessionKeepsItsDeclarations(@TempDir Path folder) throws Exception {
    Path init = folder.resolve("setup.dpl");
    Files.writeString(
        init, "LET ages = VALUES ('ann', 34), ('bob', 51) AS t(name, age); SET batch_rows = 100;");
    Properties properties = new Properties();
    properties.setProperty("memory", "1GiB");
    properties.setProperty("init", init.toString());
    try (Connection session = DriverManager.getConnection("jdbc:dpl:", properties);
        Statement statement = session.createStatement()) {
      assertThat(rows(statement.executeQuery("FROM ages | WHERE age > 40")))
          .containsExactly("bob|51");
      statement.execute("LET old = FROM ages | WHERE age > 50");
      assertThat(statement.getUpdateCount()).isZero();
      assertThat(rows(statement.executeQuery("FROM old | SELECT name"))).containsExactly("bob");
      try (ResultSet tables = session.getMetaData().getTables(null, null, "%", null)) {
        assertThat(rows(tables))
            .containsExactly(
                "null|null|ages|VIEW||null|null|null|null|null",
                "null|null|old|VIEW||null|null|null|null|null");
      }
      try (ResultSet columns = session.getMetaData().getColumns(null, null, "old", "a%")) {
        assertThat(columns.next()).isTrue();
        assertThat(columns.getString("COLUMN_NAME")).isEqualTo("age");
        assertThat(columns.getInt("DATA_TYPE")).isEqualTo(Types.INTEGER);
      }
      statement.execute("LET old = FROM ages | WHERE age < 50");
      assertThat(rows(statement.executeQuery("FROM old | SELECT name"))).containsExactly("ann");
    }
  }

  @Test
  void arrowIsUnwrapped() throws Exception {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("VALUES (1), (2) AS t(a)")) {
      ArrowReader reader = result.unwrap(ArrowReader.class);
      int rows = 0;
      while (reader.loadNextBatch()) {
        rows += reader.getVectorSchemaRoot().getRowCount();
      }
      assertThat(rows).isEqualTo(2);
      assertThatThrownBy(result::next).hasMessageContaining("ArrowReader");
    }
  }

  @Test
  void limitsOfAStatement() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.setMaxRows(2);
      assertThat(rows(statement.executeQuery("VALUES (1), (2), (3) AS t(a)"))).hasSize(2);
      connection.setReadOnly(true);
      assertThatThrownBy(() -> statement.execute("VALUES (1) AS t(a) | WRITE CSV 'never.csv'"))
          .hasMessageContaining("read-only");
      assertThat(Path.of("never.csv")).doesNotExist();
    } finally {
      connection.setReadOnly(false);
    }
    assertThatThrownBy(() -> connection.setAutoCommit(false))
        .isInstanceOf(SQLFeatureNotSupportedException.class)
        .hasMessageContaining("transactions");
    assertThatThrownBy(() -> DriverManager.getConnection("jdbc:dpl:?memori=1GiB"))
        .hasMessageContaining("there are memory, threads");
  }

  @Test
  void metadataListFunctionsAndTypes() throws SQLException {
    try (ResultSet functions = connection.getMetaData().getFunctions(null, null, "upp%")) {
      assertThat(functions.next()).isTrue();
      assertThat(functions.getString("FUNCTION_NAME")).isEqualTo("UPPER");
      assertThat(functions.getString("REMARKS")).contains("STRING");
    }
    try (ResultSet columns =
        connection.getMetaData().getFunctionColumns(null, null, "UPPER", "%")) {
      assertThat(columns.next()).isTrue();
    }
    try (ResultSet types = connection.getMetaData().getTypeInfo()) {
      int before = Integer.MIN_VALUE;
      while (types.next()) {
        assertThat(types.getInt("DATA_TYPE")).isGreaterThanOrEqualTo(before);
        before = types.getInt("DATA_TYPE");
      }
    }
    assertThat(connection.getMetaData().getStringFunctions()).contains("UPPER");
    assertThat(connection.getMetaData().getNumericFunctions()).contains("ABS");
    assertThat(connection.getMetaData().getTimeDateFunctions()).isNotEmpty();
  }
}
