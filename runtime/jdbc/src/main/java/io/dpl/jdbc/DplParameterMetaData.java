package io.dpl.jdbc;

import java.sql.ParameterMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Parameters; a parameter has the type of its value, so before it has one nothing is known. */
record DplParameterMetaData(List<@Nullable Object> values)
    implements ParameterMetaData, Unwrapping {

  DplParameterMetaData {
    values = Collections.unmodifiableList(values);
  }

  private @Nullable Object value(int index) throws SQLException {
    if (index < 1 || index > values.size()) {
      throw Errors.misuse("no parameter " + index + ", there are " + values.size());
    }
    return values.get(index - 1);
  }

  @Override
  public int getParameterCount() {
    return values.size();
  }

  @Override
  public int isNullable(int index) throws SQLException {
    value(index);
    return parameterNullable;
  }

  @Override
  public boolean isSigned(int index) throws SQLException {
    return value(index) instanceof Number;
  }

  @Override
  public int getPrecision(int index) throws SQLException {
    value(index);
    return 0;
  }

  @Override
  public int getScale(int index) throws SQLException {
    return value(index) instanceof java.math.BigDecimal number ? number.scale() : 0;
  }

  @Override
  public int getParameterType(int index) throws SQLException {
    Object value = value(index);
    if (value instanceof String) {
      return Types.VARCHAR;
    }
    if (value instanceof Boolean) {
      return Types.BOOLEAN;
    }
    if (value instanceof Long) {
      return Types.BIGINT;
    }
    if (value instanceof Integer) {
      return Types.INTEGER;
    }
    if (value instanceof Double) {
      return Types.DOUBLE;
    }
    return value instanceof java.math.BigDecimal ? Types.DECIMAL : Types.OTHER;
  }

  @Override
  public String getParameterTypeName(int index) throws SQLException {
    int type = getParameterType(index);
    return type == Types.OTHER ? "ANY" : java.sql.JDBCType.valueOf(type).getName();
  }

  @Override
  public String getParameterClassName(int index) throws SQLException {
    Object value = value(index);
    return value == null ? Object.class.getName() : value.getClass().getName();
  }

  @Override
  public int getParameterMode(int index) throws SQLException {
    value(index);
    return parameterModeIn;
  }

  @Override
  public String called() {
    return "metadata are";
  }
}
