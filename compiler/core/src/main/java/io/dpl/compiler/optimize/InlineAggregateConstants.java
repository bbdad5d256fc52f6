package io.dpl.compiler.optimize;

import io.dpl.compiler.sql.AggregateConstants;
import org.apache.calcite.plan.RelOptRuleCall;
import org.apache.calcite.rel.core.Aggregate;

/**
 * Separators and quantiles stand in the call that needs them as constants.
 *
 * <p>Shape: see {@link AggregateConstants}. Required: without it an exchange hides the constant.
 */
final class InlineAggregateConstants extends Rewrite {

  InlineAggregateConstants() {
    super("InlineAggregateConstants", b -> b.operand(Aggregate.class).anyInputs());
  }

  @Override
  public void onMatch(RelOptRuleCall match) {
    Aggregate aggregate = match.rel(0);
    AggregateConstants.inline(aggregate).ifPresent(match::transformTo);
  }
}
