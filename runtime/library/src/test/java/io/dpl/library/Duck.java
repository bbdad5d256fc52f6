package io.dpl.library;

import io.dpl.api.connector.Probe;
import io.dpl.api.connector.Storage;
import io.dpl.api.diagnostic.DplException;
import io.dpl.api.diagnostic.RunCode;
import io.dpl.api.diagnostic.Span;
import io.dpl.api.type.DplType;
import io.dpl.api.type.Field;
import io.dpl.api.type.Schema;
import io.dpl.library.storage.LocalStorage;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A real DuckDB for tests; rows come as texts, values joined by {@code |}. */
public final class Duck implements Probe, AutoCloseable {

  private final Connection connection;

  public Duck() throws SQLException {
    connection = DriverManager.getConnection("jdbc:duckdb:");
  }

  public List<String> rows(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT * FROM (" + sql + ")")) {
      int columns = rows.getMetaData().getColumnCount();
      List<String> lines = new ArrayList<>();
      while (rows.next()) {
        List<String> values = new ArrayList<>();
        for (int i = 1; i <= columns; i++) {
          values.add(String.valueOf(rows.getString(i)));
        }
        lines.add(String.join("|", values));
      }
      return lines;
    }
  }

  public String value(String expression) throws SQLException {
    return rows("SELECT CAST(" + expression + " AS VARCHAR)").get(0);
  }

  /** One value as Java has it: texts, numbers, bytes, lists. */
  public Object object(String expression) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT " + expression)) {
      rows.next();
      Object value = rows.getObject(1);
      if (value instanceof Array array) {
        return Arrays.asList((Object[]) array.getArray());
      }
      return value instanceof Blob ? rows.getBytes(1) : value;
    }
  }

  public void run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** The type of a DuckDB type's text, as readers widen it. */
  public static DplType type(String text) {
    String known =
        text.replaceAll("\\bJSON\\b", "STRING")
            .replaceAll("\\bHUGEINT\\b|\\bUBIGINT\\b", "DECIMAL(38,0)");
    return DplType.parse(known);
  }

  @Override
  public Storage storage() {
    return new LocalStorage();
  }

  @Override
  public Schema describe(String tableExpression) {
    try {
      List<Field> fields = new ArrayList<>();
      for (String row :
          rows("SELECT column_name, column_type FROM (DESCRIBE FROM " + tableExpression + ")")) {
        int bar = row.indexOf('|');
        fields.add(Field.of(row.substring(0, bar), type(row.substring(bar + 1))));
      }
      return new Schema(fields);
    } catch (SQLException e) {
      throw DplException.of(RunCode.INTERNAL, Span.NONE, String.valueOf(e.getMessage()));
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
