package io.dpl.jdbc;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.SQLException;

/** Numbers as JDBC's getters give them. */
final class Numbers {

  private Numbers() {}

  /** A number, or a text that is one. */
  static BigDecimal exact(Object value, String wanted) throws SQLException {
    try {
      if (value instanceof BigDecimal number) {
        return number;
      }
      if (value instanceof Long || value instanceof Integer) {
        return BigDecimal.valueOf(((Number) value).longValue());
      }
      if (value instanceof Number || value instanceof String) {
        return new BigDecimal(value.toString().strip());
      }
      if (value instanceof Boolean truth) {
        return truth ? BigDecimal.ONE : BigDecimal.ZERO;
      }
    } catch (NumberFormatException e) {
      throw Errors.conversion(value, wanted);
    }
    throw Errors.conversion(value, wanted);
  }

  static double floating(Object value) throws SQLException {
    if (value instanceof Number number) {
      return number.doubleValue();
    }
    if (value instanceof String text) {
      try {
        return Double.parseDouble(text.strip());
      } catch (NumberFormatException e) {
        throw Errors.conversion(value, "DOUBLE");
      }
    }
    return exact(value, "DOUBLE").doubleValue();
  }

  /** A number of a class; out of range is an error. */
  static Number of(Object value, Class<?> wanted) throws SQLException {
    if (wanted == Double.class) {
      return floating(value);
    }
    if (wanted == Float.class) {
      return (float) floating(value);
    }
    if (wanted == BigDecimal.class) {
      return exact(value, "DECIMAL");
    }
    if (wanted == BigInteger.class) {
      return exact(value, "whole number").toBigInteger();
    }
    if (wanted == Byte.class) {
      return (byte) Values.whole(value, Byte.MIN_VALUE, Byte.MAX_VALUE, "TINYINT");
    }
    if (wanted == Short.class) {
      return (short) Values.whole(value, Short.MIN_VALUE, Short.MAX_VALUE, "SMALLINT");
    }
    if (wanted == Integer.class) {
      return (int) Values.whole(value, Integer.MIN_VALUE, Integer.MAX_VALUE, "INTEGER");
    }
    if (wanted == Long.class) {
      return Values.whole(value, Long.MIN_VALUE, Long.MAX_VALUE, "BIGINT");
    }
    throw Errors.conversion(value, wanted.getName());
  }
}
