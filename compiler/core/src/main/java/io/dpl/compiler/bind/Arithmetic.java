package io.dpl.compiler.bind;

import io.dpl.api.diagnostic.TypeCode;
import io.dpl.api.function.Conversions;
import io.dpl.api.function.Traits;
import io.dpl.api.type.DplType;
import io.dpl.api.type.DplType.Simple;
import io.dpl.grammar.tree.BinaryOperator;
import io.dpl.grammar.tree.Expression;
import io.dpl.grammar.tree.UnaryOperator;
import java.math.BigDecimal;
import java.util.List;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;

/**
 * Signs between numbers, dates and intervals, typed as DuckDB types them, except that {@code /} is
 * always DOUBLE. Overflow is checked at run time.
 */
final class Arithmetic {

  /** Digits of DuckDB's 64-bit decimals: results stay within where the operands do. */
  private static final int SHORT_DIGITS = 18;

  private static final int MOST_DIGITS = 38;

  private final ExpressionBinder binder;
  private final RexMaker rex;

  Arithmetic(ExpressionBinder binder) {
    this.binder = binder;
    this.rex = binder.session().rex();
  }

  RexNode bind(Expression.Binary node) {
    Operand left = binder.operand(node.left());
    Operand right = binder.operand(node.right());
    if (rex.isError(left.rex()) || rex.isError(right.rex())) {
      return rex.error();
    }
    boolean numbers = isNumber(left.type()) && isNumber(right.type());
    if (!numbers) {
      return new DateArithmetic(binder).bind(node, left, right);
    }
    BinaryOperator operator = node.operator();
    if (operator == BinaryOperator.DIVIDE) {
      return call(node, left, right, Simple.DOUBLE, Simple.DOUBLE, Simple.DOUBLE);
    }
    DplType common =
        Conversions.common(left.type(), right.type())
            .filter(type -> type != Simple.NULL)
            .orElse(Simple.BIGINT);
    if (common instanceof DplType.Decimal) {
      return decimals(node, left, right);
    }
    if (operator == BinaryOperator.INTEGER_DIVIDE && !common.isInteger()) {
      return binder.error(
          TypeCode.MISMATCH,
          node.span(),
          "// divides whole numbers, not " + left.type() + " and " + right.type(),
          "write FLOOR(a / b)");
    }
    return call(node, left, right, common, common, common);
  }

  private static boolean isNumber(DplType type) {
    return type.isNumeric() || type == Simple.NULL;
  }

  private RexNode decimals(Expression.Binary node, Operand left, Operand right) {
    DplType.Decimal a = decimal(left);
    DplType.Decimal b = decimal(right);
    if (node.operator() == BinaryOperator.INTEGER_DIVIDE) {
      return binder.error(
          TypeCode.MISMATCH,
          node.span(),
          "// divides whole numbers, not " + left.type() + " and " + right.type(),
          "write FLOOR(a / b)");
    }
    int scale =
        node.operator() == BinaryOperator.MULTIPLY
            ? a.scale() + b.scale()
            : Math.max(a.scale(), b.scale());
    if (scale > MOST_DIGITS) {
      return binder.error(
          TypeCode.MISMATCH,
          node.span(),
          "the product of " + a + " and " + b + " has more than 38 digits behind the point",
          "convert one of them to DOUBLE");
    }
    DplType result = new DplType.Decimal(digits(node.operator(), a, b, scale), scale);
    return call(node, left, right, a, b, result);
  }

  private static int digits(
      BinaryOperator operator, DplType.Decimal a, DplType.Decimal b, int scale) {
    int widest = Math.max(a.precision(), b.precision());
    int digits;
    if (operator == BinaryOperator.MULTIPLY) {
      digits = a.precision() + b.precision();
      if (digits > SHORT_DIGITS && widest <= SHORT_DIGITS && scale < SHORT_DIGITS) {
        return SHORT_DIGITS;
      }
    } else {
      int whole = Math.max(a.precision() - a.scale(), b.precision() - b.scale());
      digits = Math.max(scale + whole, widest) + (operator == BinaryOperator.MODULO ? 0 : 1);
      if (digits > SHORT_DIGITS && widest <= SHORT_DIGITS) {
        return SHORT_DIGITS;
      }
    }
    return Math.min(MOST_DIGITS, digits);
  }

  /** The DECIMAL that an operand stands for; a whole literal takes the digits it has. */
  private static DplType.Decimal decimal(Operand operand) {
    if (operand.type() instanceof DplType.Decimal decimal) {
      return decimal;
    }
    if (operand.rex() instanceof RexLiteral literal && !literal.isNull()) {
      BigDecimal value = literal.getValueAs(BigDecimal.class);
      return new DplType.Decimal(value == null ? 1 : Math.max(1, value.precision()), 0);
    }
    int digits =
        operand.type() == Simple.BIGINT
            ? 19
            : operand.type() == Simple.INTEGER ? 10 : operand.type() == Simple.SMALLINT ? 5 : 3;
    return new DplType.Decimal(digits, 0);
  }

  private RexNode call(
      Expression.Binary node, Operand left, Operand right, DplType a, DplType b, DplType result) {
    BinaryOperator operator = node.operator();
    String sign = operator.sign();
    SqlKind kind =
        operator == BinaryOperator.ADD
            ? SqlKind.PLUS
            : operator == BinaryOperator.SUBTRACT
                ? SqlKind.MINUS
                : operator == BinaryOperator.MULTIPLY ? SqlKind.TIMES : SqlKind.OTHER_FUNCTION;
    boolean safe = result == Simple.DOUBLE || result == Simple.FLOAT;
    return rex.template(
        sign,
        kind,
        "({0} " + sign + " {1})",
        result,
        safe ? Traits.PURE : Traits.FALLIBLE,
        sign,
        node.span(),
        List.of(rex.widen(left.rex(), a), rex.widen(right.rex(), b)));
  }

  RexNode sign(Expression.Unary node) {
    Operand operand = binder.operand(node.operand());
    DplType type = operand.type();
    if (rex.isError(operand.rex()) || type == Simple.NULL) {
      return operand.rex();
    }
    if (!type.isNumeric() && type != Simple.INTERVAL) {
      return binder.error(
          TypeCode.MISMATCH, node.span(), "a sign stands before a number, not " + type);
    }
    if (node.operator() == UnaryOperator.PLUS) {
      return operand.rex();
    }
    boolean safe = type == Simple.DOUBLE || type == Simple.FLOAT || type instanceof DplType.Decimal;
    Traits traits = safe ? Traits.PURE : Traits.FALLIBLE;
    return rex.template("-", "(-{0})", type, traits, "-", node.span(), List.of(operand.rex()));
  }
}
