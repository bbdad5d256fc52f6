package io.dpl.jdbc;

import java.sql.SQLException;
import java.sql.SQLType;
import java.sql.Types;
import org.jspecify.annotations.Nullable;

/** Values for setObject with a type: the type decides the class. */
final class Targets {

  private Targets() {}

  static int number(@Nullable SQLType type) throws SQLException {
    if (type == null) {
      throw Errors.misuse("setObject with a type needs one");
    }
    return type.getVendorTypeNumber();
  }

  static @Nullable Object convert(@Nullable Object given, int type) throws SQLException {
    Object value = Bound.of(given);
    if (value == null) {
      return null;
    }
    return switch (type) {
      case Types.BIT, Types.BOOLEAN -> Values.bool(value);
      case Types.TINYINT -> Numbers.of(value, Byte.class);
      case Types.SMALLINT -> Numbers.of(value, Short.class);
      case Types.INTEGER -> Numbers.of(value, Integer.class);
      case Types.BIGINT -> Numbers.of(value, Long.class);
      case Types.REAL -> Numbers.of(value, Float.class);
      case Types.FLOAT, Types.DOUBLE -> Numbers.of(value, Double.class);
      case Types.DECIMAL, Types.NUMERIC -> Numbers.exact(value, "DECIMAL");
      case Types.CHAR, Types.VARCHAR, Types.LONGVARCHAR, Types.NVARCHAR, Types.CLOB ->
          Values.text(value);
      case Types.DATE -> Temporals.date(value);
      case Types.TIME -> Temporals.clock(value);
      case Types.TIMESTAMP -> Temporals.stamp(value);
      case Types.TIMESTAMP_WITH_TIMEZONE ->
          value instanceof java.time.OffsetDateTime ? value : Temporals.instant(value);
      case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB -> Values.bytes(value);
      case Types.NULL -> null;
      default -> value;
    };
  }
}
