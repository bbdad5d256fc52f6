package io.dpl.compiler.sql;

import io.dpl.compiler.rel.DuckTypes;
import io.dpl.compiler.rel.RelTypes;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.calcite.avatica.util.ByteString;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.util.DateString;
import org.apache.calcite.util.TimeString;
import org.apache.calcite.util.TimestampString;

/** Constants, each of exactly its type: DuckDB takes a bare 5 for whatever fits. */
final class Literals {

  private static final BigDecimal DAY_MILLIS = BigDecimal.valueOf(86_400_000);
  private static final BigDecimal MICROS = BigDecimal.valueOf(1000);

  private final RelTypes types;

  Literals(RelTypes types) {
    this.types = types;
  }

  String write(RexLiteral literal) {
    RelDataType type = literal.getType();
    if (literal.isNull()) {
      return type.getSqlTypeName() == SqlTypeName.NULL ? "NULL" : cast("NULL", type);
    }
    Object value = literal.getValue();
    if (value instanceof List<?> items) {
      return constructed(items, type);
    }
    return switch (type.getSqlTypeName()) {
      case BOOLEAN -> literal.getValueAs(Boolean.class) ? "TRUE" : "FALSE";
      case INTEGER -> integer(literal);
      case TINYINT, SMALLINT, BIGINT -> cast(literal.getValueAs(BigDecimal.class).toString(), type);
      case DECIMAL ->
          cast(DuckTypes.literal(literal.getValueAs(BigDecimal.class).toPlainString()), type);
      case REAL, FLOAT, DOUBLE -> cast(DuckTypes.literal(String.valueOf(value)), type);
      case CHAR, VARCHAR -> string(literal.getValueAs(String.class));
      case BINARY, VARBINARY ->
          "unhex('" + literal.getValueAs(ByteString.class).toString(16) + "')";
      case DATE -> cast(DuckTypes.literal(literal.getValueAs(DateString.class).toString()), type);
      case TIME -> cast(DuckTypes.literal(literal.getValueAs(TimeString.class).toString()), type);
      case TIMESTAMP ->
          cast(DuckTypes.literal(literal.getValueAs(TimestampString.class).toString()), type);
      case TIMESTAMP_WITH_LOCAL_TIME_ZONE ->
          cast(DuckTypes.literal(literal.getValueAs(TimestampString.class) + "+00"), type);
      default -> {
        if (SqlTypeName.YEAR_INTERVAL_TYPES.contains(type.getSqlTypeName())) {
          yield "to_months(" + literal.getValueAs(BigDecimal.class).toBigInteger() + ")";
        }
        if (SqlTypeName.DAY_INTERVAL_TYPES.contains(type.getSqlTypeName())) {
          yield interval(literal.getValueAs(BigDecimal.class));
        }
        throw new IllegalStateException("no SQL for the constant " + literal);
      }
    };
  }

  private static String integer(RexLiteral literal) {
    String digits = literal.getValueAs(BigDecimal.class).toBigInteger().toString();
    return digits.startsWith("-") ? "(" + digits + ")" : digits;
  }

  /** A NUL would end the text on its way into DuckDB. */
  private static String string(String value) {
    return value.indexOf('\0') < 0
        ? DuckTypes.literal(value)
        : "(" + DuckTypes.literal(value).replace("\0", "' || chr(0) || '") + ")";
  }

  private static String interval(BigDecimal millis) {
    BigInteger days = millis.divideToIntegralValue(DAY_MILLIS).toBigInteger();
    BigInteger micros = millis.remainder(DAY_MILLIS).multiply(MICROS).toBigInteger();
    return "(to_days(" + days + ") + to_microseconds(" + micros + "))";
  }

  private String constructed(List<?> items, RelDataType type) {
    List<String> parts =
        items.stream()
            .map(item -> item instanceof RexLiteral part ? write(part) : String.valueOf(item))
            .toList();
    if (type.isStruct()) {
      return cast(struct(type.getFieldNames(), parts), type);
    }
    return cast(parts.stream().collect(Collectors.joining(", ", "[", "]")), type);
  }

  static String struct(List<String> names, List<String> values) {
    StringBuilder text = new StringBuilder("struct_pack(");
    for (int i = 0; i < names.size(); i++) {
      text.append(i == 0 ? "" : ", ").append(DuckTypes.quoted(names.get(i)));
      text.append(" := ").append(values.get(i));
    }
    return text.append(')').toString();
  }

  String cast(String sql, RelDataType type) {
    return "CAST(" + sql + " AS " + DuckTypes.text(types.toDpl(type)) + ")";
  }
}
