package io.dpl.jdbc;

import io.dpl.api.type.DplType;
import io.dpl.api.type.DplType.Simple;
import java.sql.Types;

/** DPL's types as JDBC knows them. */
final class JdbcTypes {

  private JdbcTypes() {}

  /** The number of {@link Types}. */
  static int of(DplType type) {
    if (type instanceof Simple simple) {
      return switch (simple) {
        case BOOLEAN -> Types.BOOLEAN;
        case TINYINT -> Types.TINYINT;
        case SMALLINT -> Types.SMALLINT;
        case INTEGER -> Types.INTEGER;
        case BIGINT -> Types.BIGINT;
        case FLOAT -> Types.REAL;
        case DOUBLE -> Types.DOUBLE;
        case STRING -> Types.VARCHAR;
        case BLOB -> Types.VARBINARY;
        case DATE -> Types.DATE;
        case TIME -> Types.TIME;
        case TIMESTAMP -> Types.TIMESTAMP;
        case TIMESTAMPTZ -> Types.TIMESTAMP_WITH_TIMEZONE;
        case INTERVAL -> Types.OTHER;
        case NULL -> Types.NULL;
      };
    }
    if (type instanceof DplType.Decimal) {
      return Types.DECIMAL;
    }
    if (type instanceof DplType.Struct) {
      return Types.STRUCT;
    }
    return type instanceof DplType.MapOf ? Types.JAVA_OBJECT : Types.ARRAY;
  }

  /** Class of what getObject gives. */
  static Class<?> objects(DplType type) {
    return switch (of(type)) {
      case Types.BOOLEAN -> Boolean.class;
      case Types.TINYINT, Types.SMALLINT, Types.INTEGER -> Integer.class;
      case Types.BIGINT -> Long.class;
      case Types.REAL -> Float.class;
      case Types.DOUBLE -> Double.class;
      case Types.DECIMAL -> java.math.BigDecimal.class;
      case Types.VARCHAR -> String.class;
      case Types.VARBINARY -> byte[].class;
      case Types.DATE -> java.sql.Date.class;
      case Types.TIME -> java.sql.Time.class;
      case Types.TIMESTAMP -> java.sql.Timestamp.class;
      case Types.TIMESTAMP_WITH_TIMEZONE -> java.time.OffsetDateTime.class;
      case Types.ARRAY -> java.sql.Array.class;
      case Types.STRUCT -> java.sql.Struct.class;
      case Types.JAVA_OBJECT -> java.util.Map.class;
      default -> Object.class;
    };
  }

  /** Digits, letters or bytes of the largest value; 0 where there is no bound. */
  static int precision(DplType type) {
    if (type instanceof DplType.Decimal decimal) {
      return decimal.precision();
    }
    return switch (of(type)) {
      case Types.BOOLEAN -> 1;
      case Types.TINYINT -> 3;
      case Types.SMALLINT -> 5;
      case Types.INTEGER, Types.DATE -> 10;
      case Types.BIGINT -> 19;
      case Types.REAL -> 7;
      case Types.DOUBLE -> 15;
      case Types.TIME -> 15;
      case Types.TIMESTAMP -> 26;
      case Types.TIMESTAMP_WITH_TIMEZONE -> 32;
      default -> 0;
    };
  }

  static int scale(DplType type) {
    if (type instanceof DplType.Decimal decimal) {
      return decimal.scale();
    }
    return switch (of(type)) {
      case Types.TIME, Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE -> 6;
      default -> 0;
    };
  }

  static boolean signed(DplType type) {
    return type.isNumeric();
  }

  /** Name without parameters: DECIMAL, ARRAY, STRUCT, MAP. */
  static DplType elementOf(DplType type) {
    return type instanceof DplType.ListOf list
        ? list.element()
        : type instanceof DplType.Vector vector ? vector.element() : Simple.NULL;
  }
}
