package io.dpl.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each mistake has a code, a place and a cure, and the connection goes on. */
class WrongInputsTest {

  private static Connection connection;

  @BeforeAll
  static void open() throws SQLException {
    connection = DriverManager.getConnection("jdbc:dpl:?memory=1GiB");
  }

  @AfterAll
  static void close() throws SQLException {
    connection.close();
  }

  private static final String T = "VALUES (1, 'x') AS t(a, b)";

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '~',
      value = {
        "FROM                                        # DPL1023 # 42601",
        "SELECT a FROM t                             # DPL1    # 42601",
        "@T | WHERE a = 'open                        # DPL1002 # 42601",
        "@T | WHERE a == 1                           # DPL1003 # 42601",
        "@T | SELECT a AS order                      # DPL1004 # 42601",
        "@T | AGGREGATE COUNT(*)                     # DPL1005 # 42601",
        "@T WHERE a > 1                              # DPL1    # 42601",
        "@T | FILTER a > 1                           # DPL1    # 42601",
        "@T | WHERE (a > 1                           # DPL1    # 42601",
        "@T | WHERE widht > 1                        # DPL2003 # 42S22",
        "@T | EXTEND UPER(b) AS c                    # DPL2001 # 42000",
        "FROM nothing                                # DPL2006 # 42S02",
        "READ PARKET 'a'                             # DPL2007 # 42000",
        "READ PARQUET 'none/*.parquet'               # DPL2    # 42000",
        "READ CSV 'none.csv'                         # DPL2    # 42000",
        "@T | WHERE a > $missing                     # DPL2    # 07001",
        "@T | WHERE a > ?                            # DPL2    # 07001",
        "PARAM $n BIGINT; VALUES (1) AS t(a)         # DPL2    # 07001",
        "@T | EXTEND 1 AS a                          # DPL2    # 42000",
        "@T | APPLY model(a) AS c                    # DPL2    # 42000",
        "@T | WHERE a                                # DPL3001 # 42804",
        "@T | WHERE a = b                            # DPL3003 # 42804",
        "@T | EXTEND UPPER(a) AS c                   # DPL3002 # 42804",
        "@T | LIMIT -1                               # DPL     # 42",
        "@T | UNION ALL (VALUES (1))                 # DPL3010 # 42804",
        "@T | WHERE SUM(a) > 1                       # DPL3006 # 42804",
        "@T | WHERE b REGEXP '(?=b)'                 # DPL3012 # 42804",
        "@T | SAMPLE 10 PERCENT                       # DPL4001 # 0A000",
        "LET c = @T | WRITE CSV 'a.csv'              # DPL4012 # 42000",
        "@T | SELECT b::INTEGER AS n                 # DPL5002 # 22018",
        "@T | SELECT a // 0 AS n                     # DPL5003 # 22012",
        "@T | SELECT READ_TEXT('no/such.txt') AS n   # DPL5101 # 58030"
      })
  void eachIsToldWithCodePlaceAndCure(String script, String code, String state)
      throws SQLException {
    try (Statement statement = connection.createStatement()) {
      SQLException failure = failure(statement, script.replace("@T", T));
      assertThat((Throwable) failure)
          .as(script)
          .hasMessageStartingWith(code)
          .hasMessageContaining("<sql>:1:")
          .hasMessageContaining("; ");
      assertThat(failure.getSQLState()).startsWith(state);
      assertThat("DPL" + failure.getErrorCode()).startsWith(code);
      assertThat(statement.execute("VALUES (1) AS t(alive)")).isTrue();
    }
  }

  private static SQLException failure(Statement statement, String script) {
    try (ResultSet result = statement.executeQuery(script)) {
      while (result.next()) {
        result.getObject(1);
      }
      return null;
    } catch (SQLException e) {
      return e;
    }
  }
}
