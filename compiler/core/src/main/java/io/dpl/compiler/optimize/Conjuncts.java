package io.dpl.compiler.optimize;

import io.dpl.compiler.rel.RexTraits;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;

/**
 * The conditions of a filter, those that may move below its input and those that stay.
 *
 * <p>A condition that can fail is guarded by those written before it, so it moves only together
 * with all of them, and only to where it sees no more rows.
 */
record Conjuncts(List<RexNode> moved, List<RexNode> stays) {

  /**
   * Parts a filter.
   *
   * @param canMove whether a condition reads only what is there below
   * @param sameRows whether the place below has the same rows as this one
   */
  static Conjuncts split(Filter filter, Predicate<RexNode> canMove, boolean sameRows) {
    List<RexNode> moved = new ArrayList<>();
    List<RexNode> stays = new ArrayList<>();
    boolean bound = !filter.getVariablesSet().isEmpty();
    for (RexNode condition : RelOptUtil.conjunctions(filter.getCondition())) {
      boolean safe = !RexTraits.isFallible(condition) || (sameRows && stays.isEmpty());
      boolean moves = !bound && safe && RexTraits.isMovable(condition) && canMove.test(condition);
      (moves ? moved : stays).add(condition);
    }
    return new Conjuncts(moved, stays);
  }

  boolean nothingMoves() {
    return moved.isEmpty();
  }

  /** A filter of the moved conditions, rewritten for their new place. */
  RelNode below(RelNode input, UnaryOperator<RexNode> rewrite) {
    return filter(input, moved.stream().map(rewrite).toList());
  }

  RelNode below(RelNode input) {
    return filter(input, moved);
  }

  /** A filter of what stays, or the input itself. */
  RelNode above(RelNode input) {
    return filter(input, stays);
  }

  static RelNode filter(RelNode input, List<RexNode> conditions) {
    RexBuilder builder = input.getCluster().getRexBuilder();
    return conditions.isEmpty()
        ? input
        : LogicalFilter.create(input, RexUtil.composeConjunction(builder, conditions));
  }
}
