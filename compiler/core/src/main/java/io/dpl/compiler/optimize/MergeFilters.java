package io.dpl.compiler.optimize;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.RelOptRuleCall;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;

/**
 * Two filters are one, the lower's conditions first: they guard the upper's.
 *
 * <p>Shape: {@code Filter(b)(Filter(a)(x))} becomes {@code Filter(a AND b)(x)}. Not with
 * non-deterministic or correlated ones.
 */
final class MergeFilters extends Rewrite {

  MergeFilters() {
    super(
        "MergeFilters",
        b -> b.operand(Filter.class).oneInput(c -> c.operand(Filter.class).anyInputs()));
  }

  @Override
  public void onMatch(RelOptRuleCall match) {
    Filter upper = match.rel(0);
    Filter lower = match.rel(1);
    boolean plain =
        upper.getVariablesSet().isEmpty()
            && lower.getVariablesSet().isEmpty()
            && RexUtil.isDeterministic(upper.getCondition())
            && RexUtil.isDeterministic(lower.getCondition());
    if (plain) {
      List<RexNode> all = new ArrayList<>(RelOptUtil.conjunctions(lower.getCondition()));
      all.addAll(RelOptUtil.conjunctions(upper.getCondition()));
      match.transformTo(Conjuncts.filter(lower.getInput(), all));
    }
  }
}
