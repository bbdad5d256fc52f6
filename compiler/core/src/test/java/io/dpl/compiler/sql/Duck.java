package io.dpl.compiler.sql;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** A real DuckDB for the tests: answers are rows as text, cells by commas. */
public final class Duck implements AutoCloseable {

  /** Rows in the order they came, and the types DuckDB gives the columns. */
  public record Answer(List<String> rows, List<String> names, List<String> types) {}

  private final Connection connection;

  public Duck() {
    try {
      Properties properties = new Properties();
      properties.setProperty("threads", "1");
      connection = DriverManager.getConnection("jdbc:duckdb:", properties);
      run("SET TimeZone = 'UTC'");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  public void run(String sql) {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  public Answer ask(String sql) {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      ResultSetMetaData about = result.getMetaData();
      List<String> names = new ArrayList<>();
      List<String> types = new ArrayList<>();
      for (int i = 1; i <= about.getColumnCount(); i++) {
        names.add(about.getColumnName(i));
        types.add(about.getColumnTypeName(i));
      }
      List<String> rows = new ArrayList<>();
      while (result.next()) {
        List<String> cells = new ArrayList<>();
        for (int i = 1; i <= names.size(); i++) {
          cells.add(String.valueOf(result.getString(i)));
        }
        rows.add(String.join(",", cells));
      }
      return new Answer(rows, names, types);
    } catch (SQLException e) {
      throw new IllegalStateException(e.getMessage() + "\n" + sql, e);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
