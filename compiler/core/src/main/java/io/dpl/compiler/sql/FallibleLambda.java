package io.dpl.compiler.sql;

import io.dpl.api.diagnostic.Span;
import io.dpl.compiler.rel.TemplateOperator;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLambda;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexVisitorImpl;
import org.apache.calcite.util.Util;
import org.jspecify.annotations.Nullable;

/**
 * The first call inside a lambda that can fail: it cannot be evaluated outside of the lambda, so
 * the function that takes the lambda is blamed in its place.
 */
record FallibleLambda(Span span, String what) {

  /** That of a call's lambdas, null for none. */
  static @Nullable FallibleLambda in(RexCall call) {
    for (RexNode operand : call.getOperands()) {
      if (operand instanceof RexLambda lambda) {
        TemplateOperator found = first(lambda.getExpression());
        if (found != null) {
          return new FallibleLambda(found.span(), found.what());
        }
      }
    }
    return null;
  }

  private static @Nullable TemplateOperator first(RexNode body) {
    try {
      body.accept(
          new RexVisitorImpl<Void>(true) {
            @Override
            public Void visitCall(RexCall call) {
              if (call.getOperator() instanceof TemplateOperator operator
                  && operator.traits().fallible()) {
                throw new Util.FoundOne(operator);
              }
              return super.visitCall(call);
            }
          });
      return null;
    } catch (Util.FoundOne found) {
      return (TemplateOperator) found.getNode();
    }
  }
}
