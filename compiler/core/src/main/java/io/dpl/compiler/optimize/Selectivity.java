package io.dpl.compiler.optimize;

import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;

/**
 * Which part of the rows a condition keeps, where nothing is known of the values: an equality a
 * tenth, an IN list a tenth an item up to a half, a range a third, IS NULL a tenth, anything else a
 * half. AND multiplies, OR adds what is left, NOT is the rest.
 */
final class Selectivity {

  private static final double EQUAL = 0.1;
  private static final double RANGE = 1.0 / 3;
  private static final double OTHER = 0.5;

  private Selectivity() {}

  static double of(RexNode condition) {
    if (condition.isAlwaysTrue()) {
      return 1;
    }
    if (condition.isAlwaysFalse()) {
      return 0;
    }
    if (!(condition instanceof RexCall call)) {
      return OTHER;
    }
    return switch (call.getKind()) {
      case AND ->
          call.getOperands().stream().mapToDouble(Selectivity::of).reduce(1, (a, b) -> a * b);
      case OR ->
          1
              - call.getOperands().stream()
                  .mapToDouble(Selectivity::of)
                  .reduce(1, (a, b) -> a * (1 - b));
      case NOT -> 1 - of(call.getOperands().get(0));
      case EQUALS, IS_NOT_DISTINCT_FROM, IS_NULL -> EQUAL;
      case NOT_EQUALS, IS_DISTINCT_FROM, IS_NOT_NULL -> 1 - EQUAL;
      case LESS_THAN, LESS_THAN_OR_EQUAL, GREATER_THAN, GREATER_THAN_OR_EQUAL -> RANGE;
      case SEARCH -> RANGE;
      default -> OTHER;
    };
  }
}
