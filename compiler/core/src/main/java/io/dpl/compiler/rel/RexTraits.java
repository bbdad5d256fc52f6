package io.dpl.compiler.rel;

import java.util.function.Predicate;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLambda;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.rex.RexVisitorImpl;
import org.apache.calcite.util.Util;

/** What may be done with an expression. */
public final class RexTraits {

  /** Calls in an expression that may be computed twice rather than once. */
  private static final int CHEAP_CALLS = 8;

  private RexTraits() {}

  /** Whether some values make it fail; below TRY nothing does. */
  public static boolean isFallible(RexNode expression) {
    return holds(
        expression,
        call ->
            call.getOperator() instanceof TemplateOperator operator
                && operator.traits().fallible());
  }

  /** Whether equal rows give equal values wherever it stands: no RANDOM(), no window. */
  public static boolean isMovable(RexNode expression) {
    return RexUtil.isDeterministic(expression) && !RexOver.containsOver(expression);
  }

  /** Whether computing it twice costs little: few calls, no lambda, no subquery. */
  public static boolean isCheap(RexNode expression) {
    int[] calls = {0};
    boolean dear =
        holds(
            expression,
            call -> {
              calls[0]++;
              return call instanceof RexSubQuery
                  || call.getOperands().stream().anyMatch(RexLambda.class::isInstance);
            });
    return !dear && calls[0] <= CHEAP_CALLS;
  }

  private static boolean holds(RexNode expression, Predicate<RexCall> test) {
    try {
      expression.accept(
          new RexVisitorImpl<Void>(true) {
            @Override
            public Void visitCall(RexCall call) {
              check(call);
              boolean caught =
                  call.getOperator() instanceof TemplateOperator operator
                      && operator.template().startsWith("TRY(");
              return caught ? null : super.visitCall(call);
            }

            @Override
            public Void visitSubQuery(RexSubQuery query) {
              check(query);
              return super.visitSubQuery(query);
            }

            @Override
            public Void visitOver(RexOver over) {
              check(over);
              return super.visitOver(over);
            }

            @Override
            public Void visitLambda(RexLambda lambda) {
              return lambda.getExpression().accept(this);
            }

            private void check(RexCall call) {
              if (test.test(call)) {
                throw Util.FoundOne.NULL;
              }
            }
          });
      return false;
    } catch (Util.FoundOne found) {
      return true;
    }
  }
}
