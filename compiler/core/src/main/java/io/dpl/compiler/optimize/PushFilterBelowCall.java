package io.dpl.compiler.optimize;

import io.dpl.compiler.rel.ApplyCall;
import java.util.List;
import org.apache.calcite.plan.RelOptRuleCall;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.core.Filter;

/**
 * A heavy function or model sees only the rows that are wanted.
 *
 * <p>Shape: {@code Filter(c)(Call(x))} becomes {@code Call(Filter(c)(x))} where c reads none of the
 * call's outputs. Not where the call's results depend on the rows beside.
 */
final class PushFilterBelowCall extends Rewrite {

  PushFilterBelowCall() {
    super(
        "PushFilterBelowCall",
        b -> b.operand(Filter.class).oneInput(c -> c.operand(ApplyCall.class).anyInputs()));
  }

  @Override
  public void onMatch(RelOptRuleCall match) {
    Filter filter = match.rel(0);
    ApplyCall call = match.rel(1);
    if (!call.target().traits().batchInvariant()) {
      return;
    }
    Conjuncts parts =
        Conjuncts.split(
            filter, c -> RelOptUtil.InputFinder.bits(c).length() <= call.firstOutput(), true);
    if (!parts.nothingMoves()) {
      match.transformTo(
          parts.above(call.copy(call.getTraitSet(), List.of(parts.below(call.getInput())))));
    }
  }
}
