package io.dpl.compiler.optimize;

import java.util.List;
import org.apache.calcite.plan.RelOptRuleCall;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.Project;

/**
 * A left join without a condition to what is always one row is a cross join, which hides nothing
 * from filters; subqueries with models become such joins.
 *
 * <p>Shape: {@code LeftJoin(true)(x, Aggregate())} becomes {@code InnerJoin(true)(x, Aggregate())}.
 */
final class CrossJoinOneRow extends Rewrite {

  CrossJoinOneRow() {
    super(
        "CrossJoinOneRow",
        b ->
            b.operand(Join.class)
                .predicate(
                    join ->
                        join.getJoinType() == JoinRelType.LEFT
                            && join.getCondition().isAlwaysTrue()
                            && join.getVariablesSet().isEmpty())
                .anyInputs());
  }

  @Override
  public void onMatch(RelOptRuleCall match) {
    Join join = match.rel(0);
    if (isOneRow(join.getRight())) {
      RelNode cross =
          join.copy(
              join.getTraitSet(),
              join.getCondition(),
              join.getLeft(),
              join.getRight(),
              JoinRelType.INNER,
              join.isSemiJoinDone());
      match.transformTo(RelOptUtil.createCastRel(cross, join.getRowType(), false));
    }
  }

  private static boolean isOneRow(RelNode rel) {
    RelNode node = rel.stripped();
    return node instanceof Project
        ? isOneRow(node.getInput(0))
        : node instanceof Aggregate aggregate
            && aggregate.getGroupSets().equals(List.of(aggregate.getGroupSet()))
            && aggregate.getGroupSet().isEmpty();
  }
}
