package io.dpl.jdbc;

import io.dpl.api.type.DplType;
import io.dpl.api.type.Field;
import io.dpl.api.type.Schema;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;

/** Columns of a result. */
record DplResultSetMetaData(Schema schema) implements ResultSetMetaData, Unwrapping {

  private Field field(int column) throws SQLException {
    if (column < 1 || column > schema.fields().size()) {
      throw Errors.misuse(
          "no column " + column + ", there are " + schema.fields().size() + " from 1 on");
    }
    return schema.fields().get(column - 1);
  }

  private DplType type(int column) throws SQLException {
    return field(column).type();
  }

  @Override
  public int getColumnCount() {
    return schema.fields().size();
  }

  @Override
  public String getColumnLabel(int column) throws SQLException {
    return field(column).name();
  }

  @Override
  public String getColumnName(int column) throws SQLException {
    return field(column).name();
  }

  @Override
  public int getColumnType(int column) throws SQLException {
    return JdbcTypes.of(type(column));
  }

  @Override
  public String getColumnTypeName(int column) throws SQLException {
    return type(column).toString();
  }

  @Override
  public String getColumnClassName(int column) throws SQLException {
    return JdbcTypes.objects(type(column)).getName();
  }

  @Override
  public int getPrecision(int column) throws SQLException {
    return JdbcTypes.precision(type(column));
  }

  @Override
  public int getScale(int column) throws SQLException {
    return JdbcTypes.scale(type(column));
  }

  @Override
  public int getColumnDisplaySize(int column) throws SQLException {
    int precision = JdbcTypes.precision(type(column));
    return precision == 0 ? 40 : precision + 2;
  }

  @Override
  public boolean isSigned(int column) throws SQLException {
    return JdbcTypes.signed(type(column));
  }

  @Override
  public int isNullable(int column) throws SQLException {
    return field(column).nullable() ? columnNullable : columnNoNulls;
  }

  @Override
  public boolean isCaseSensitive(int column) throws SQLException {
    return getColumnType(column) == Types.VARCHAR;
  }

  @Override
  public boolean isAutoIncrement(int column) throws SQLException {
    field(column);
    return false;
  }

  @Override
  public boolean isSearchable(int column) throws SQLException {
    field(column);
    return true;
  }

  @Override
  public boolean isCurrency(int column) throws SQLException {
    field(column);
    return false;
  }

  @Override
  public boolean isReadOnly(int column) throws SQLException {
    field(column);
    return true;
  }

  @Override
  public boolean isWritable(int column) throws SQLException {
    field(column);
    return false;
  }

  @Override
  public boolean isDefinitelyWritable(int column) throws SQLException {
    field(column);
    return false;
  }

  @Override
  public String getSchemaName(int column) throws SQLException {
    field(column);
    return "";
  }

  @Override
  public String getTableName(int column) throws SQLException {
    field(column);
    return "";
  }

  @Override
  public String getCatalogName(int column) throws SQLException {
    field(column);
    return "";
  }

  @Override
  public String called() {
    return "metadata are";
  }
}
