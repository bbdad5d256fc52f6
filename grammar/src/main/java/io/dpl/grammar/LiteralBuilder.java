package io.dpl.grammar;

import io.dpl.api.diagnostic.Nearest;
import io.dpl.api.diagnostic.Span;
import io.dpl.api.diagnostic.SyntaxCode;
import io.dpl.api.type.DplType;
import io.dpl.api.type.DplType.Simple;
import io.dpl.grammar.antlr.DplLexer;
import io.dpl.grammar.antlr.DplParser;
import io.dpl.grammar.tree.Expression;
import io.dpl.grammar.tree.IntervalUnit;
import io.dpl.grammar.tree.TypeName;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Locale;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;

/** Makes constants of what the script writes. */
final class LiteralBuilder {

  private static final int MOST_DIGITS = 38;

  private final TreeContext context;

  LiteralBuilder(TreeContext context) {
    this.context = context;
  }

  Expression literal(DplParser.LiteralContext node) {
    Span span = context.span(node);
    if (node.number() != null) {
      return number(node.number(), false, span);
    }
    Token token = node.getStart();
    return switch (token.getType()) {
      case DplLexer.STRING, DplLexer.DOLLAR_STRING ->
          new Expression.Literal(text(token), Simple.STRING, span);
      case DplLexer.SIZE -> size(token.getText(), span);
      case DplLexer.DURATION -> duration(token.getText(), span);
      case DplLexer.TRUE -> new Expression.Literal(true, Simple.BOOLEAN, span);
      case DplLexer.FALSE -> new Expression.Literal(false, Simple.BOOLEAN, span);
      default -> new Expression.Literal(null, Simple.NULL, span);
    };
  }

  Expression number(DplParser.NumberContext node, boolean negative, Span span) {
    String digits = node.getText().replace("_", "").toUpperCase(Locale.ROOT);
    if (node.INTEGER() != null) {
      return integer(digits, negative, span);
    }
    if (digits.indexOf('E') >= 0) {
      return real(new BigDecimal(digits), negative, span);
    }
    String plain = digits.endsWith(".") ? digits + "0" : digits;
    BigDecimal value = negative ? new BigDecimal(plain).negate() : new BigDecimal(plain);
    int precision = Math.max(value.precision(), value.scale());
    return precision > MOST_DIGITS
        ? real(new BigDecimal(plain), negative, span)
        : new Expression.Literal(value, new DplType.Decimal(precision, value.scale()), span);
  }

  private Expression integer(String digits, boolean negative, Span span) {
    boolean hex = digits.startsWith("0X");
    if (digits.equals("0X")) {
      return wrong(span, "0x has no digits", "Write for example 0xFF.");
    }
    BigInteger size = hex ? new BigInteger(digits.substring(2), 16) : new BigInteger(digits);
    BigInteger value = negative ? size.negate() : size;
    if (value.bitLength() < 32) {
      return new Expression.Literal(value.intValue(), Simple.INTEGER, span);
    }
    if (value.bitLength() < 64) {
      return new Expression.Literal(value.longValue(), Simple.BIGINT, span);
    }
    BigDecimal large = new BigDecimal(value);
    return large.precision() > MOST_DIGITS
        ? real(new BigDecimal(size), negative, span)
        : new Expression.Literal(large, new DplType.Decimal(MOST_DIGITS, 0), span);
  }

  private Expression real(BigDecimal size, boolean negative, Span span) {
    double value = size.doubleValue();
    if (Double.isInfinite(value)) {
      return wrong(span, "the number is too large", "The largest DOUBLE is about 1.8e308.");
    }
    return new Expression.Literal(negative ? -value : value, Simple.DOUBLE, span);
  }

  /** {@code 64MiB}, also as the content of a string. */
  Expression size(String text, Span span) {
    try {
      return new Expression.SizeLiteral(ByteSizes.parse(text), span);
    } catch (IllegalArgumentException e) {
      return wrong(span, "'" + text + "' is not a size", "Write for example 64MiB or '1.5 GiB'.");
    }
  }

  /** {@code 30s}, also as the content of a string. */
  Expression duration(String text, Span span) {
    try {
      return new Expression.DurationLiteral(Durations.parse(text), span);
    } catch (IllegalArgumentException e) {
      return wrong(
          span,
          "'" + text + "' is not a duration",
          "Write for example 500ms, 30s, 5min, 2h or 1d.");
    }
  }

  /** The value of a string in any of its forms. */
  String text(Token token) {
    String written = token.getText();
    if (written.startsWith("$$")) {
      return written.substring(2, written.length() - 2);
    }
    if (written.charAt(0) == '\'') {
      return written.substring(1, written.length() - 1).replace("''", "'");
    }
    return Escapes.resolve(
        written.substring(2, written.length() - 1),
        escape ->
            context.error(
                SyntaxCode.WRONG_CONSTANT,
                context.span(token),
                "no escape " + escape + " in an E'...' string",
                "The escapes are \\n \\t \\r \\b \\f \\0 \\\\ \\' \\xHH \\uHHHH \\UHHHHHHHH.",
                "A string without E takes backslashes as they are."));
  }

  /** {@code DATE '2024-12-31'} and its kin. */
  Expression moment(Token type, Token text, Span span) {
    String value = text(text).strip();
    try {
      return switch (type.getType()) {
        case DplLexer.DATE -> new Expression.Literal(LocalDate.parse(value), Simple.DATE, span);
        case DplLexer.TIME -> new Expression.Literal(LocalTime.parse(value), Simple.TIME, span);
        default -> timestamp(value.replaceFirst("^(\\S+) +", "$1T"), span);
      };
    } catch (DateTimeException e) {
      String form =
          switch (type.getType()) {
            case DplLexer.DATE -> "DATE '2024-12-31'";
            case DplLexer.TIME -> "TIME '23:59:59'";
            default -> "TIMESTAMP '2024-12-31 23:59:59'";
          };
      return wrong(
          span,
          "'" + value + "' is not a " + type.getText().toLowerCase(Locale.ROOT),
          "Write for example " + form + ".");
    }
  }

  private static Expression timestamp(String value, Span span) {
    if (value.indexOf('T') < 0) {
      return new Expression.Literal(LocalDate.parse(value).atStartOfDay(), Simple.TIMESTAMP, span);
    }
    String time = value.substring(value.indexOf('T'));
    if (time.endsWith("Z") || time.indexOf('+') >= 0 || time.indexOf('-') >= 0) {
      String full = time.matches(".*[+-][0-9]{2}") ? value + ":00" : value;
      return new Expression.Literal(OffsetDateTime.parse(full), Simple.TIMESTAMPTZ, span);
    }
    return new Expression.Literal(LocalDateTime.parse(value), Simple.TIMESTAMP, span);
  }

  Expression interval(DplParser.IntervalContext node, Span span) {
    TerminalNode string = node.STRING();
    if (node.intervalUnit() == null) {
      Expression text = string(string.getSymbol());
      Span type = context.span(node.INTERVAL().getSymbol());
      return new Expression.Cast(text, new TypeName(Simple.INTERVAL, type), false, span);
    }
    IntervalUnit unit = unit(node.intervalUnit());
    if (string == null) {
      Expression amount = number(node.number(), false, context.span(node.number()));
      return new Expression.Interval(amount, unit, span);
    }
    String amount = text(string.getSymbol()).strip();
    Span place = context.span(string.getSymbol());
    try {
      BigDecimal value = new BigDecimal(amount);
      boolean whole = amount.indexOf('.') < 0 && amount.toUpperCase(Locale.ROOT).indexOf('E') < 0;
      Expression number =
          whole
              ? integer(value.abs().toPlainString(), value.signum() < 0, place)
              : new Expression.Literal(
                  value,
                  new DplType.Decimal(
                      Math.max(value.precision(), Math.max(value.scale(), 1)),
                      Math.max(value.scale(), 0)),
                  place);
      return new Expression.Interval(number, unit, span);
    } catch (IllegalArgumentException e) {
      return wrong(place, "'" + amount + "' is not a number of " + unit, "Write INTERVAL '3' DAY.");
    }
  }

  private Expression string(Token token) {
    return new Expression.Literal(text(token), Simple.STRING, context.span(token));
  }

  private IntervalUnit unit(DplParser.IntervalUnitContext node) {
    String word = node.getText().toUpperCase(Locale.ROOT);
    String single = word.endsWith("S") ? word.substring(0, word.length() - 1) : word;
    for (IntervalUnit unit : IntervalUnit.values()) {
      if (unit.name().equals(single)) {
        return unit;
      }
    }
    var names = Arrays.stream(IntervalUnit.values()).map(IntervalUnit::name).toList();
    context.error(
        SyntaxCode.WRONG_CONSTANT,
        context.span(node),
        node.getText() + " is not a unit of time",
        Nearest.to(single, names)
            .map(near -> "Did you mean " + near + "?")
            .orElse("The units are " + String.join(", ", names) + "."));
    return IntervalUnit.DAY;
  }

  private Expression wrong(Span span, String message, String help) {
    context.error(SyntaxCode.WRONG_CONSTANT, span, message, help);
    return new Expression.Literal(null, Simple.NULL, span);
  }
}
