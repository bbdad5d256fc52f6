package io.dpl.compiler.bind;

import io.dpl.api.diagnostic.Nearest;
import io.dpl.api.diagnostic.TypeCode;
import io.dpl.api.function.Traits;
import io.dpl.api.type.DplType;
import io.dpl.api.type.DplType.Simple;
import io.dpl.grammar.tree.Expression;
import java.util.List;
import java.util.Locale;
import org.apache.calcite.rex.RexNode;

/** INTERVAL, EXTRACT and AT TIME ZONE. */
final class Temporals {

  private static final List<String> FIELDS =
      List.of(
          "year",
          "quarter",
          "month",
          "week",
          "day",
          "hour",
          "minute",
          "second",
          "millisecond",
          "microsecond",
          "epoch",
          "dow",
          "isodow",
          "doy",
          "isoyear",
          "decade",
          "century",
          "millennium",
          "era",
          "timezone",
          "timezone_hour",
          "timezone_minute");

  private final ExpressionBinder binder;
  private final RexMaker rex;

  Temporals(ExpressionBinder binder) {
    this.binder = binder;
    this.rex = binder.session().rex();
  }

  RexNode interval(Expression.Interval node) {
    Operand amount = binder.operand(node.amount());
    if (rex.isError(amount.rex())) {
      return amount.rex();
    }
    boolean text = amount.type() == Simple.STRING;
    if (!text && !amount.type().isNumeric() && amount.type() != Simple.NULL) {
      return binder.error(
          TypeCode.MISMATCH, amount.span(), "an interval is so many units, not " + amount.type());
    }
    boolean fraction = node.unit() == io.dpl.grammar.tree.IntervalUnit.SECOND;
    String type =
        fraction
            ? "DOUBLE"
            : switch (node.unit()) {
              case HOUR, MINUTE, MICROSECOND -> "BIGINT";
              case MILLISECOND -> "DOUBLE";
              default -> "INTEGER";
            };
    String unit = node.unit().name().toLowerCase(Locale.ROOT);
    return rex.template(
        "INTERVAL " + node.unit(),
        "to_" + unit + "s(CAST({0} AS " + type + "))",
        Simple.INTERVAL,
        text ? Traits.FALLIBLE : Traits.PURE,
        "INTERVAL",
        node.span(),
        List.of(amount.rex()));
  }

  RexNode extract(Expression.Extract node) {
    Operand value = binder.operand(node.value());
    String field = node.field().text().toLowerCase(Locale.ROOT);
    if (rex.isError(value.rex())) {
      return value.rex();
    }
    if (!FIELDS.contains(field)) {
      return binder.error(
          TypeCode.BAD_VALUE,
          node.field().span(),
          "EXTRACT knows no field " + field,
          Nearest.to(field, FIELDS)
              .map(other -> "did you mean " + other + "?")
              .orElse("use one of " + String.join(", ", FIELDS)));
    }
    DplType from = value.type();
    if (!Coercion.isTemporal(from) && from != Simple.INTERVAL && from != Simple.NULL) {
      return binder.error(
          TypeCode.MISMATCH,
          value.span(),
          "EXTRACT takes a date or time, not " + from,
          "write " + value.cast(Simple.TIMESTAMP));
    }
    DplType type = field.equals("epoch") ? Simple.DOUBLE : Simple.BIGINT;
    return rex.template(
        "EXTRACT " + field,
        "extract('" + field + "' FROM {0})",
        type,
        Traits.PURE,
        "EXTRACT",
        node.span(),
        List.of(value.rex()));
  }

  RexNode atTimeZone(Expression.AtTimeZone node) {
    Operand value = binder.operand(node.value());
    RexNode zone =
        binder.coercion().convert(binder.operand(node.zone()), Simple.STRING, "the time zone");
    if (rex.isError(value.rex()) || rex.isError(zone)) {
      return rex.error();
    }
    DplType type = value.type() == Simple.DATE ? Simple.TIMESTAMP : value.type();
    if (type != Simple.TIMESTAMP && type != Simple.TIMESTAMPTZ) {
      return binder.error(
          TypeCode.MISMATCH,
          value.span(),
          "AT TIME ZONE takes a TIMESTAMP or TIMESTAMPTZ, not " + value.type(),
          "write " + value.cast(Simple.TIMESTAMP));
    }
    return rex.template(
        "AT TIME ZONE",
        "({0} AT TIME ZONE {1})",
        type == Simple.TIMESTAMP ? Simple.TIMESTAMPTZ : Simple.TIMESTAMP,
        Traits.FALLIBLE,
        "AT TIME ZONE",
        node.span(),
        List.of(rex.widen(value.rex(), type), zone));
  }
}
