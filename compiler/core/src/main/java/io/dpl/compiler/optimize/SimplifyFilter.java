package io.dpl.compiler.optimize;

import io.dpl.compiler.rel.RexTraits;
import java.util.List;
import org.apache.calcite.plan.RelOptPredicateList;
import org.apache.calcite.plan.RelOptRuleCall;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.logical.LogicalValues;
import org.apache.calcite.rex.RexExecutor;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexSimplify;
import org.apache.calcite.rex.RexUtil;

/**
 * Constant conditions are decided, contradictions give no rows.
 *
 * <p>Shape: {@code Filter(TRUE)(x)} becomes {@code x}, {@code Filter(a = 1 AND a = 2)(x)} becomes
 * empty VALUES. A filter in which something can fail, or is not deterministic, is left alone: the
 * order of its conditions means something.
 */
final class SimplifyFilter extends Rewrite {

  SimplifyFilter() {
    super("SimplifyFilter", b -> b.operand(Filter.class).anyInputs());
  }

  @Override
  public void onMatch(RelOptRuleCall match) {
    Filter filter = match.rel(0);
    RexNode before = filter.getCondition();
    boolean plain =
        filter.getVariablesSet().isEmpty()
            && RexTraits.isMovable(before)
            && !RexTraits.isFallible(before)
            && RexUtil.SubQueryFinder.find(before) == null;
    if (!plain) {
      return;
    }
    RexExecutor none = (builder, constants, reduced) -> reduced.addAll(constants);
    RexNode after =
        new RexSimplify(filter.getCluster().getRexBuilder(), RelOptPredicateList.EMPTY, none)
            .simplifyUnknownAsFalse(before);
    if (after.isAlwaysTrue()) {
      match.transformTo(filter.getInput());
    } else if (after.isAlwaysFalse() || isNull(after)) {
      match.transformTo(empty(filter));
    } else if (!after.equals(before)) {
      List<RexNode> conditions = RelOptUtil.conjunctions(after);
      RexNode condition =
          RexUtil.composeConjunction(filter.getCluster().getRexBuilder(), conditions);
      match.transformTo(LogicalFilter.create(filter.getInput(), condition));
    }
  }

  private static boolean isNull(RexNode condition) {
    return RexUtil.isNullLiteral(condition, true);
  }

  static RelNode empty(RelNode like) {
    return LogicalValues.createEmpty(like.getCluster(), like.getRowType());
  }
}
