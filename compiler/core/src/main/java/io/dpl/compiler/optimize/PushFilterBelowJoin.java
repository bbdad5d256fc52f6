package io.dpl.compiler.optimize;

import java.util.List;
import org.apache.calcite.plan.RelOptRuleCall;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.util.ImmutableBitSet;

/**
 * A filter above a join goes to the side it reads, or into the condition of an inner join.
 *
 * <p>Shape: {@code Filter(a AND b AND ab)(Join(x, y))} becomes {@code Join(on AND ab)(Filter(a)(x),
 * Filter(b)(y))}; a side that the join fills with NULLs takes nothing. What can fail stays: below
 * it would see rows that the join removes.
 */
final class PushFilterBelowJoin extends Rewrite {

  PushFilterBelowJoin() {
    super(
        "PushFilterBelowJoin",
        b -> b.operand(Filter.class).oneInput(c -> c.operand(Join.class).anyInputs()));
  }

  @Override
  public void onMatch(RelOptRuleCall match) {
    Filter filter = match.rel(0);
    Join join = match.rel(1);
    JoinRelType type = join.getJoinType();
    if (!join.getVariablesSet().isEmpty()) {
      return;
    }
    int width = join.getLeft().getRowType().getFieldCount();
    ImmutableBitSet leftSide = ImmutableBitSet.range(width);
    Conjuncts left =
        Conjuncts.split(
            filter, c -> !type.generatesNullsOnLeft() && reads(c, leftSide) && !constant(c), false);
    RelNode x = left.below(join.getLeft());
    Filter rest = LogicalFilter.create(join, conjunction(join, left.stays()));
    Conjuncts right =
        Conjuncts.split(
            rest,
            c ->
                !type.generatesNullsOnRight()
                    && !RelOptUtil.InputFinder.bits(c).intersects(leftSide)
                    && !constant(c),
            false);
    RelNode y = right.below(join.getRight(), c -> RexUtil.shift(c, -width));
    Filter last = LogicalFilter.create(join, conjunction(join, right.stays()));
    Conjuncts both =
        Conjuncts.split(last, c -> type == JoinRelType.INNER && !constant(c) && isPlain(c), false);
    if (left.nothingMoves() && right.nothingMoves() && both.nothingMoves()) {
      return;
    }
    RexNode on = join.getCondition();
    if (!both.nothingMoves()) {
      List<RexNode> all = new java.util.ArrayList<>(RelOptUtil.conjunctions(on));
      all.addAll(both.moved());
      on = conjunction(join, all);
    }
    match.transformTo(
        both.above(join.copy(join.getTraitSet(), on, x, y, type, join.isSemiJoinDone())));
  }

  private static boolean reads(RexNode condition, ImmutableBitSet columns) {
    return columns.contains(RelOptUtil.InputFinder.bits(condition));
  }

  private static boolean isPlain(RexNode condition) {
    return RexUtil.SubQueryFinder.find(condition) == null;
  }

  private static boolean constant(RexNode condition) {
    return RelOptUtil.InputFinder.bits(condition).isEmpty();
  }

  private static RexNode conjunction(RelNode rel, List<RexNode> conditions) {
    RexBuilder builder = rel.getCluster().getRexBuilder();
    return RexUtil.composeConjunction(builder, conditions);
  }
}
