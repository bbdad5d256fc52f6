package io.dpl.grammar.format;

import io.dpl.grammar.tree.Expression;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;

/** Constants as a script writes them. */
final class Constants {

  private Constants() {}

  static String print(Expression.Literal literal) {
    Object value = literal.value();
    if (value == null) {
      return "NULL";
    }
    if (value instanceof String text) {
      return Words.string(text);
    }
    if (value instanceof Boolean truth) {
      return truth ? "TRUE" : "FALSE";
    }
    if (value instanceof Double number) {
      String text = number.toString();
      return text.indexOf('E') < 0 ? text + "E0" : text;
    }
    if (value instanceof BigDecimal number) {
      return number.toPlainString();
    }
    if (value instanceof LocalDate date) {
      return "DATE '" + date + "'";
    }
    if (value instanceof LocalTime time) {
      return "TIME '" + time + "'";
    }
    if (value instanceof LocalDateTime || value instanceof OffsetDateTime) {
      return "TIMESTAMP '" + value.toString().replace('T', ' ') + "'";
    }
    return value.toString();
  }
}
