package io.dpl.compiler.bind;

import io.dpl.api.diagnostic.TypeCode;
import io.dpl.api.function.Traits;
import io.dpl.api.type.DplType;
import io.dpl.api.type.DplType.Simple;
import io.dpl.grammar.tree.BinaryOperator;
import io.dpl.grammar.tree.Expression;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.rex.RexNode;
import org.jspecify.annotations.Nullable;

/** Dates, times and intervals with signs between them. */
final class DateArithmetic {

  private final ExpressionBinder binder;
  private final RexMaker rex;

  DateArithmetic(ExpressionBinder binder) {
    this.binder = binder;
    this.rex = binder.session().rex();
  }

  /** How a combination is computed. */
  private record Form(String template, DplType result) {
    static Form of(String sign, DplType result) {
      return new Form("({0} " + sign + " {1})", result);
    }
  }

  RexNode bind(Expression.Binary node, Operand left, Operand right) {
    Form form = form(node.operator(), left.type(), right.type());
    if (form == null) {
      return wrong(node, left, right);
    }
    String sign = node.operator().sign();
    return rex.template(
        sign,
        form.template(),
        form.result(),
        Traits.FALLIBLE,
        sign,
        node.span(),
        List.of(left.rex(), right.rex()));
  }

  private static @Nullable Form form(BinaryOperator operator, DplType left, DplType right) {
    return switch (operator) {
      case ADD -> {
        Form form = shifted(left, right, "+");
        Form swapped = shifted(right, left, "+");
        yield form != null ? form : swapped;
      }
      case SUBTRACT -> {
        Form form = shifted(left, right, "-");
        yield form != null ? form : difference(left, right);
      }
      case MULTIPLY ->
          (left == Simple.INTERVAL && right.isInteger())
                  || (right == Simple.INTERVAL && left.isInteger())
              ? Form.of("*", Simple.INTERVAL)
              : null;
      default -> null;
    };
  }

  /** A time moved by an interval, a date moved by days. */
  private static @Nullable Form shifted(DplType time, DplType by, String sign) {
    if (by == Simple.INTERVAL) {
      if (time == Simple.DATE) {
        return Form.of(sign, Simple.TIMESTAMP);
      }
      return Coercion.isTemporal(time) || time == Simple.INTERVAL ? Form.of(sign, time) : null;
    }
    boolean days = time == Simple.DATE && by.isInteger() && by != Simple.BIGINT;
    return days ? Form.of(sign, Simple.DATE) : null;
  }

  private static @Nullable Form difference(DplType left, DplType right) {
    if (left == Simple.DATE && right == Simple.DATE) {
      return Form.of("-", Simple.BIGINT);
    }
    boolean instants =
        (left == right && (left == Simple.TIMESTAMP || left == Simple.TIMESTAMPTZ))
            || (left == Simple.TIMESTAMP && right == Simple.DATE)
            || (left == Simple.DATE && right == Simple.TIMESTAMP);
    return instants ? Form.of("-", Simple.INTERVAL) : null;
  }

  private RexNode wrong(Expression.Binary node, Operand left, Operand right) {
    String sign = node.operator().sign();
    boolean texts =
        node.operator() == BinaryOperator.ADD
            && (left.type() == Simple.STRING || right.type() == Simple.STRING);
    Optional<Operand> text =
        left.type() == Simple.STRING && right.type().isNumeric()
            ? Optional.of(left)
            : right.type() == Simple.STRING && left.type().isNumeric()
                ? Optional.of(right)
                : Optional.empty();
    String help =
        text.isPresent()
            ? "write " + text.get().cast(Simple.DOUBLE) + (texts ? ", or || to join texts" : "")
            : texts ? "texts are joined with ||" : "convert one of them with CAST";
    return binder.error(
        TypeCode.MISMATCH,
        node.span(),
        sign + " does not go with " + left.type() + " and " + right.type(),
        help);
  }
}
