package io.dpl.jdbc;

import io.dpl.api.type.DplType;
import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Date;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Values with the classes of {@link io.dpl.value.Natural} as the classes that JDBC's getters give.
 */
final class Values {

  private Values() {}

  /** What getObject gives without a class. */
  static Object object(Object value, DplType type) throws SQLException {
    return switch (JdbcTypes.of(type)) {
      case Types.TINYINT, Types.SMALLINT -> ((Number) value).intValue();
      case Types.DATE -> Date.valueOf((LocalDate) value);
      case Types.TIME -> Temporals.time(value);
      case Types.TIMESTAMP -> Timestamp.valueOf((LocalDateTime) value);
      case Types.TIMESTAMP_WITH_TIMEZONE -> ((Instant) value).atOffset(ZoneOffset.UTC);
      case Types.ARRAY -> new DplArray(JdbcTypes.elementOf(type), value);
      case Types.STRUCT -> new DplStruct((DplType.Struct) type, (Map<?, ?>) value);
      default -> value;
    };
  }

  /** What getObject gives of a class. */
  static Object object(Object value, DplType type, Class<?> wanted) throws SQLException {
    if (wanted.isInstance(value)) {
      return value;
    }
    if (wanted == String.class) {
      return text(value);
    }
    if (wanted == Boolean.class) {
      return bool(value);
    }
    if (Number.class.isAssignableFrom(wanted)) {
      return Numbers.of(value, wanted);
    }
    if (wanted == Date.class) {
      return Date.valueOf(Temporals.date(value));
    }
    if (wanted == Time.class) {
      return Temporals.time(value);
    }
    if (wanted == Timestamp.class) {
      return Temporals.timestamp(value);
    }
    if (wanted == java.util.Date.class) {
      return new java.util.Date(Temporals.timestamp(value).getTime());
    }
    if (wanted == java.util.UUID.class && value instanceof String text) {
      return uuid(text);
    }
    if (java.time.temporal.Temporal.class.isAssignableFrom(wanted)) {
      return Temporals.of(value, wanted);
    }
    if (wanted == List.class && JdbcTypes.of(type) == Types.ARRAY) {
      return new DplArray(JdbcTypes.elementOf(type), value).elements();
    }
    Object usual = object(value, type);
    if (wanted.isInstance(usual)) {
      return usual;
    }
    throw Errors.conversion(value, wanted.getName());
  }

  private static Object uuid(String text) throws SQLException {
    try {
      return java.util.UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw Errors.conversion(text, "UUID");
    }
  }

  /** A truth, of a number that is 0 or not, or of a word. */
  static boolean bool(Object value) throws SQLException {
    if (value instanceof Boolean truth) {
      return truth;
    }
    if (value instanceof Number number) {
      return number.doubleValue() != 0;
    }
    String word = String.valueOf(value).strip();
    if (word.equalsIgnoreCase("true") || word.equals("1")) {
      return true;
    }
    if (word.equalsIgnoreCase("false") || word.equals("0")) {
      return false;
    }
    throw Errors.conversion(value, "BOOLEAN");
  }

  /** A whole number within bounds; fractions are cut off. */
  static long whole(Object value, long least, long most, String type) throws SQLException {
    BigInteger number = Numbers.exact(value, type).toBigInteger();
    if (number.compareTo(BigInteger.valueOf(least)) < 0
        || number.compareTo(BigInteger.valueOf(most)) > 0) {
      throw Errors.conversion(value, type + ": out of range");
    }
    return number.longValue();
  }

  static byte[] bytes(Object value) throws SQLException {
    if (value instanceof byte[] bytes) {
      return bytes;
    }
    if (value instanceof String text) {
      return text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }
    throw Errors.conversion(value, "BLOB");
  }

  /** How getString shows a value: as a script prints it. */
  static String text(Object value) {
    if (value instanceof byte[] bytes) {
      return HexFormat.of().formatHex(bytes);
    }
    if (value instanceof BigDecimal number) {
      return number.toPlainString();
    }
    if (value instanceof LocalDateTime time) {
      return LocalDate.from(time) + " " + clock(time.toLocalTime());
    }
    if (value instanceof LocalTime time) {
      return clock(time);
    }
    if (value instanceof Instant instant) {
      return text(instant.atOffset(ZoneOffset.UTC).toLocalDateTime()) + "+00";
    }
    if (value instanceof Map<?, ?> map) {
      List<String> entries = new ArrayList<>();
      map.forEach((name, field) -> entries.add(name + ": " + nested(field)));
      return "{" + String.join(", ", entries) + "}";
    }
    if (value instanceof List<?> list) {
      return "[" + String.join(", ", list.stream().map(Values::nested).toList()) + "]";
    }
    if (value.getClass().isArray()) {
      List<String> items = new ArrayList<>();
      for (int i = 0; i < Array.getLength(value); i++) {
        items.add(nested(Array.get(value, i)));
      }
      return "[" + String.join(", ", items) + "]";
    }
    return value.toString();
  }

  private static String nested(@Nullable Object value) {
    return value == null ? "NULL" : text(value);
  }

  private static String clock(LocalTime time) {
    String text = time.toString();
    return text.length() == 5 ? text + ":00" : text;
  }
}
