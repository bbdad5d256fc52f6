package io.dpl.grammar.format;

import io.dpl.grammar.tree.BinaryOperator;
import io.dpl.grammar.tree.Expression;
import io.dpl.grammar.tree.UnaryOperator;
import java.math.BigDecimal;

/** How strongly expressions hold together: the higher, the tighter; as in Dpl.g4. */
final class Binding {

  static final int OR = 1;
  static final int AND = 2;
  static final int NOT = 3;
  static final int PREDICATE = 4;
  static final int VALUE = 5;
  static final int CONCAT = 5;
  static final int ADD = 6;
  static final int MULTIPLY = 7;
  static final int ZONE = 8;
  static final int SIGN = 9;
  static final int PRIMARY = 10;

  private Binding() {}

  static int of(Expression expression) {
    if (expression instanceof Expression.Binary binary) {
      return of(binary.operator());
    }
    if (expression instanceof Expression.Unary unary) {
      return unary.operator() == UnaryOperator.NOT ? NOT : SIGN;
    }
    if (expression instanceof Expression.Literal literal && isNegative(literal)) {
      return SIGN;
    }
    if (expression instanceof Expression.AtTimeZone) {
      return ZONE;
    }
    return isPredicate(expression) ? PREDICATE : PRIMARY;
  }

  private static int of(BinaryOperator operator) {
    return switch (operator) {
      case OR -> OR;
      case AND -> AND;
      case EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> PREDICATE;
      case CONCAT -> CONCAT;
      case ADD, SUBTRACT -> ADD;
      case MULTIPLY, DIVIDE, INTEGER_DIVIDE, MODULO -> MULTIPLY;
    };
  }

  static boolean isComparison(BinaryOperator operator) {
    return of(operator) == PREDICATE;
  }

  private static boolean isPredicate(Expression expression) {
    return expression instanceof Expression.Between
        || expression instanceof Expression.InList
        || expression instanceof Expression.InPipeline
        || expression instanceof Expression.InParameter
        || expression instanceof Expression.Like
        || expression instanceof Expression.IsNull
        || expression instanceof Expression.IsTruth
        || expression instanceof Expression.IsDistinct;
  }

  static boolean isNegative(Expression.Literal literal) {
    Object value = literal.value();
    return (value instanceof Integer i && i < 0)
        || (value instanceof Long l && l < 0)
        || (value instanceof Double d && (d < 0 || 1 / d < 0))
        || (value instanceof BigDecimal decimal && decimal.signum() < 0);
  }

  /** Whether {@code [i]} and {@code .f} may follow it without parentheses. */
  static boolean mayBeBase(Expression expression) {
    return expression instanceof Expression.Column
        || expression instanceof Expression.Call
        || expression instanceof Expression.Index
        || expression instanceof Expression.Slice
        || expression instanceof Expression.FieldAccess
        || expression instanceof Expression.Parameter
        || expression instanceof Expression.ListLiteral
        || expression instanceof Expression.StructLiteral
        || expression instanceof Expression.Subquery;
  }

  /** Whether {@code ::T} may follow it without parentheses. */
  static boolean mayBeCast(Expression expression) {
    return mayBeBase(expression)
        || (expression instanceof Expression.Literal literal && !isNegative(literal))
        || (expression instanceof Expression.Cast cast && !cast.safe());
  }
}
