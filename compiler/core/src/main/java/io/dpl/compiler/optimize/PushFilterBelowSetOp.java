package io.dpl.compiler.optimize;

import org.apache.calcite.plan.RelOptRuleCall;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.SetOp;

/**
 * A filter above UNION, INTERSECT or EXCEPT filters every input.
 *
 * <p>Shape: {@code Filter(c)(Union(x, y))} becomes {@code Union(Filter(c)(x), Filter(c)(y))}.
 * Nothing that can fail: INTERSECT and EXCEPT would show it more rows. Nothing where the types of
 * the inputs differ, and no subquery that calls a model or a heavy function.
 */
final class PushFilterBelowSetOp extends Rewrite {

  PushFilterBelowSetOp() {
    super(
        "PushFilterBelowSetOp",
        b -> b.operand(Filter.class).oneInput(c -> c.operand(SetOp.class).anyInputs()));
  }

  @Override
  public void onMatch(RelOptRuleCall match) {
    Filter filter = match.rel(0);
    SetOp set = match.rel(1);
    boolean alike =
        set.getInputs().stream()
            .allMatch(input -> RowTypes.same(input.getRowType(), set.getRowType()));
    Conjuncts parts = Conjuncts.split(filter, c -> alike && !HeavyBelow.inSubquery(c), false);
    if (!parts.nothingMoves()) {
      match.transformTo(
          parts.above(
              set.copy(set.getTraitSet(), set.getInputs().stream().map(parts::below).toList())));
    }
  }
}
