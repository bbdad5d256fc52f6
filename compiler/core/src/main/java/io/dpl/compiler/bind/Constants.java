package io.dpl.compiler.bind;

import io.dpl.api.diagnostic.Diagnostic;
import io.dpl.api.diagnostic.DplException;
import io.dpl.api.diagnostic.Span;
import io.dpl.api.diagnostic.TypeCode;
import io.dpl.grammar.tree.Expression;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What must be known before anything runs: locations, counts, options, defaults, checks. */
final class Constants {

  private final Session session;

  Constants(Session session) {
    this.session = session;
  }

  /**
   * A constant that may be NULL.
   *
   * @param value Boolean, Long, BigDecimal, Double, String, a java.time value, List, Map or null
   */
  record Constant(@Nullable Object value) {}

  /** The value, or empty after reporting what is wrong. */
  Optional<Constant> value(Expression expression) {
    return reported(
        () -> Optional.of(new Constant(expression.accept(new ConstantEvaluator(session)))));
  }

  /** A text. */
  Optional<String> text(Expression expression, String what) {
    return value(expression)
        .flatMap(
            constant -> {
              if (constant.value() instanceof String text) {
                return Optional.of(text);
              }
              return bad(expression.span(), what + " must be a text", "write it in quotes");
            });
  }

  /** A location: a text that is not empty. */
  Optional<String> location(Expression expression) {
    return text(expression, "a location")
        .flatMap(
            text -> {
              if (text.isBlank()) {
                return bad(expression.span(), "the location is empty", "name a file or folder");
              }
              return Optional.of(text);
            });
  }

  /** A whole number within bounds. */
  Optional<Long> count(Expression expression, String what, long least, long most) {
    return value(expression)
        .flatMap(
            constant -> {
              if (constant.value() instanceof Long number && number >= least && number <= most) {
                return Optional.of(number);
              }
              return bad(
                  expression.span(),
                  what
                      + " must be a whole number from "
                      + least
                      + (most == Long.MAX_VALUE ? " on" : " to " + most),
                  "it is " + shown(constant.value()));
            });
  }

  /** A number from 0 on. */
  Optional<Double> number(Expression expression, String what) {
    return value(expression)
        .flatMap(
            constant -> {
              if (constant.value() instanceof Number number && number.doubleValue() >= 0) {
                return Optional.of(number.doubleValue());
              }
              return bad(
                  expression.span(),
                  what + " must be a number, not less than 0",
                  "it is " + shown(constant.value()));
            });
  }

  private static String shown(@Nullable Object value) {
    return value == null ? "NULL" : value instanceof String ? "'" + value + "'" : value.toString();
  }

  private <T> Optional<T> bad(Span span, String message, String help) {
    session.diagnostics().error(TypeCode.BAD_VALUE, span, message, help);
    return Optional.empty();
  }

  private <T> Optional<T> reported(Supplier<Optional<T>> work) {
    try {
      return work.get();
    } catch (DplException e) {
      e.diagnostics().stream().filter(d -> !d.equals(SILENT)).forEach(session.diagnostics()::add);
      return Optional.empty();
    }
  }

  /** Marks a failure that was reported already. */
  static final Diagnostic SILENT =
      Diagnostic.error(TypeCode.NOT_CONSTANT, Span.NONE, "reported already");
}
