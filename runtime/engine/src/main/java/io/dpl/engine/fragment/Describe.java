package io.dpl.engine.fragment;

import io.dpl.api.diagnostic.Diagnostic;
import io.dpl.api.diagnostic.DplException;
import io.dpl.api.diagnostic.RunCode;
import io.dpl.api.diagnostic.Span;
import io.dpl.api.type.Field;
import io.dpl.api.type.Schema;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The columns that DuckDB sees in a file. */
public final class Describe {

  private Describe() {}

  /** The columns of a table expression such as {@code read_csv('a.csv')}. */
  public static Schema run(DuckInstance duck, String tableExpression) {
    List<Field> fields = new ArrayList<>();
    try (Connection connection = duck.connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("DESCRIBE SELECT * FROM " + tableExpression)) {
      while (rows.next()) {
        fields.add(field(rows.getString("column_name"), rows.getString("column_type")));
      }
      return new Schema(fields);
    } catch (SQLException e) {
      Failure failure = Failure.of(String.valueOf(e.getMessage()));
      throw new DplException(
          List.of(
              Diagnostic.error(
                  failure.code(),
                  Span.NONE,
                  failure.message(),
                  failure.help().toArray(String[]::new))),
          e);
    }
  }

  private static Field field(String name, String type) {
    try {
      return Field.of(name, DuckTypes.parse(type));
    } catch (IllegalArgumentException e) {
      throw DplException.of(
          RunCode.UNREADABLE_TYPE, Span.NONE, "column " + name + " has the type " + type);
    }
  }
}
