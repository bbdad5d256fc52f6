package io.dpl.compiler.bind;

import io.dpl.api.diagnostic.DplException;
import io.dpl.api.diagnostic.Span;
import io.dpl.api.diagnostic.TypeCode;
import io.dpl.grammar.tree.BinaryOperator;
import io.dpl.grammar.tree.Expression;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Operators on constants, with SQL's NULL. */
final class ConstantOperators {

  @Nullable Object binary(Expression.Binary node, @Nullable Object left, @Nullable Object right) {
    BinaryOperator operator = node.operator();
    if (operator == BinaryOperator.AND || operator == BinaryOperator.OR) {
      return logic(node, left, right);
    }
    if (left == null || right == null) {
      return null;
    }
    return switch (operator) {
      case EQUAL -> same(left, right);
      case NOT_EQUAL -> !same(left, right);
      case LESS -> compare(left, right, node.span()) < 0;
      case LESS_OR_EQUAL -> compare(left, right, node.span()) <= 0;
      case GREATER -> compare(left, right, node.span()) > 0;
      case GREATER_OR_EQUAL -> compare(left, right, node.span()) >= 0;
      case CONCAT -> concat(node, left, right);
      default -> arithmetic(node, left, right);
    };
  }

  @Nullable Object unary(Expression.Unary node, @Nullable Object operand) {
    if (operand == null) {
      return null;
    }
    switch (node.operator()) {
      case NOT:
        if (operand instanceof Boolean value) {
          return !value;
        }
        break;
      case PLUS:
        if (operand instanceof Number) {
          return operand;
        }
        break;
      case NEGATE:
        if (operand instanceof Number number) {
          return narrow(decimal(number).negate(), number, number);
        }
        break;
    }
    throw wrong(node.span(), node.operator() + " does not go with " + operand);
  }

  private static @Nullable Object logic(
      Expression.Binary node, @Nullable Object left, @Nullable Object right) {
    boolean wrong =
        (left != null && !(left instanceof Boolean))
            || (right != null && !(right instanceof Boolean));
    if (wrong) {
      throw wrong(node.span(), node.operator().sign() + " needs BOOLEAN values");
    }
    Boolean decisive = node.operator() == BinaryOperator.OR;
    if (decisive.equals(left) || decisive.equals(right)) {
      return decisive;
    }
    return (left == null || right == null) ? null : !decisive;
  }

  private static Object concat(Expression.Binary node, Object left, Object right) {
    if (left instanceof List<?> a && right instanceof List<?> b) {
      List<Object> all = new ArrayList<>(a);
      all.addAll(b);
      return all;
    }
    if (left instanceof String && right instanceof String) {
      return left + (String) right;
    }
    throw wrong(node.span(), "|| needs two texts or two lists");
  }

  private static Object arithmetic(Expression.Binary node, Object left, Object right) {
    if (!(left instanceof Number a) || !(right instanceof Number b)) {
      throw wrong(node.span(), node.operator().sign() + " needs two numbers");
    }
    try {
      return switch (node.operator()) {
        case ADD -> narrow(decimal(a).add(decimal(b)), a, b);
        case SUBTRACT -> narrow(decimal(a).subtract(decimal(b)), a, b);
        case MULTIPLY -> narrow(decimal(a).multiply(decimal(b)), a, b);
        case INTEGER_DIVIDE -> narrow(decimal(a).divideToIntegralValue(decimal(b)), a, b);
        case MODULO -> narrow(decimal(a).remainder(decimal(b)), a, b);
        default -> a.doubleValue() / b.doubleValue();
      };
    } catch (ArithmeticException e) {
      throw wrong(node.span(), "division by zero or a number out of range");
    }
  }

  private static BigDecimal decimal(Number number) {
    return new BigDecimal(number.toString());
  }

  private static Object narrow(BigDecimal result, Number a, Number b) {
    if (a instanceof Double || b instanceof Double) {
      return result.doubleValue();
    }
    return a instanceof Long && b instanceof Long ? result.longValueExact() : result;
  }

  boolean same(@Nullable Object left, @Nullable Object right) {
    if (left instanceof Number a && right instanceof Number b) {
      return decimal(a).compareTo(decimal(b)) == 0;
    }
    return left != null && left.equals(right);
  }

  int compare(Object left, Object right, Span span) {
    if (left instanceof Number a && right instanceof Number b) {
      return decimal(a).compareTo(decimal(b));
    }
    if (left instanceof String a && right instanceof String b) {
      return a.compareTo(b);
    }
    if (left instanceof java.time.LocalDate a && right instanceof java.time.LocalDate b) {
      return a.compareTo(b);
    }
    throw wrong(span, "these values cannot be compared");
  }

  private static DplException wrong(Span span, String message) {
    return DplException.of(TypeCode.MISMATCH, span, message);
  }
}
