package io.dpl.compiler.bind;

import io.dpl.api.diagnostic.Span;
import io.dpl.api.function.Traits;
import io.dpl.api.type.DplType;
import io.dpl.api.type.DplType.Simple;
import io.dpl.api.type.Field;
import io.dpl.compiler.rel.DuckTypes;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.calcite.avatica.util.ByteString;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.util.DateString;
import org.apache.calcite.util.TimeString;
import org.apache.calcite.util.TimestampString;
import org.jspecify.annotations.Nullable;

/** Constants as expressions. */
final class Literals {

  private final RexMaker rex;

  Literals(RexMaker rex) {
    this.rex = rex;
  }

  /**
   * A constant of a type; the Java class of the value is that of {@link
   * io.dpl.grammar.tree.Expression.Literal}, byte[] for blobs, List and Map for nested types.
   */
  RexNode of(@Nullable Object value, DplType type) {
    if (value == null) {
      return rex.nullOf(type);
    }
    if (type instanceof DplType.Decimal) {
      return rex.builder().makeExactLiteral(number(value), rex.types().toRel(type, false));
    }
    if (type instanceof Simple simple) {
      return simple(value, simple);
    }
    return nested(value, type);
  }

  private RexNode simple(Object value, Simple type) {
    var builder = rex.builder();
    var rel = rex.types().toRel(type, false);
    return switch (type) {
      case BOOLEAN -> builder.makeLiteral((Boolean) value);
      case TINYINT, SMALLINT, INTEGER, BIGINT -> builder.makeExactLiteral(number(value), rel);
      case FLOAT, DOUBLE -> floating(((Number) value).doubleValue(), type);
      case STRING -> builder.makeLiteral(value.toString(), rel, true);
      case BLOB -> builder.makeLiteral(new ByteString((byte[]) value), rel, true);
      case DATE -> builder.makeDateLiteral(new DateString(((LocalDate) value).toString()));
      case TIME -> builder.makeTimeLiteral(time((LocalTime) value), 6);
      case TIMESTAMP -> builder.makeTimestampLiteral(timestamp((LocalDateTime) value), 6);
      case TIMESTAMPTZ ->
          builder.makeTimestampWithLocalTimeZoneLiteral(
              timestamp(
                  ((OffsetDateTime) value).withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime()),
              6);
      case INTERVAL -> interval((Long) value);
      case NULL -> rex.nullOf(type);
    };
  }

  /** An interval of microseconds. */
  RexNode interval(long micros) {
    return rex.template(
        "INTERVAL " + micros,
        "to_microseconds(" + micros + ")",
        Simple.INTERVAL,
        Traits.PURE,
        "",
        Span.NONE,
        List.of());
  }

  private RexNode floating(double value, Simple type) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      String text = "CAST('" + value + "' AS " + DuckTypes.text(type) + ")";
      return rex.template(text, text, type, Traits.PURE, "", Span.NONE, List.of());
    }
    return rex.builder()
        .makeApproxLiteral(new BigDecimal(Double.toString(value)), rex.types().toRel(type, false));
  }

  private RexNode nested(Object value, DplType type) {
    if (value instanceof List<?> list) {
      DplType element =
          type instanceof DplType.Vector vector
              ? vector.element()
              : ((DplType.ListOf) type).element();
      List<RexNode> elements = new ArrayList<>();
      list.forEach(item -> elements.add(of(item, element)));
      String text = "CAST(list_value({*}) AS " + DuckTypes.text(type) + ")";
      return rex.template("LIST", text, type, Traits.PURE, "", Span.NONE, elements);
    }
    List<RexNode> fields = new ArrayList<>();
    List<String> parts = new ArrayList<>();
    List<Field> declared = ((DplType.Struct) type).fields();
    for (int i = 0; i < declared.size(); i++) {
      Field field = declared.get(i);
      fields.add(of(((Map<?, ?>) value).get(field.name()), field.type()));
      parts.add(DuckTypes.quoted(field.name()) + " := {" + i + "}");
    }
    String text = "struct_pack(" + String.join(", ", parts) + ")";
    return rex.template("STRUCT", text, type, Traits.PURE, "", Span.NONE, fields);
  }

  static BigDecimal number(Object value) {
    return value instanceof BigDecimal decimal ? decimal : new BigDecimal(value.toString());
  }

  private static TimeString time(LocalTime time) {
    String text =
        String.format("%02d:%02d:%02d", time.getHour(), time.getMinute(), time.getSecond());
    return new TimeString(text).withNanos(time.getNano());
  }

  private static TimestampString timestamp(LocalDateTime at) {
    return new TimestampString(
            at.getYear(),
            at.getMonthValue(),
            at.getDayOfMonth(),
            at.getHour(),
            at.getMinute(),
            at.getSecond())
        .withNanos(at.getNano());
  }
}
