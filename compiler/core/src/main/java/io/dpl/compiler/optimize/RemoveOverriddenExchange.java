package io.dpl.compiler.optimize;

import io.dpl.compiler.rel.Batch;
import io.dpl.compiler.rel.Repartition;
import org.apache.calcite.plan.RelOptRuleCall;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.SingleRel;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Project;

/**
 * A REPARTITION or BATCH that a later one replaces before anything heavy runs disappears: the last
 * wins.
 *
 * <p>Shape: {@code Repartition(b)(Repartition(a)(x))} becomes {@code Repartition(b)(x)}, through
 * projections and filters; so with Batch over Batch and Repartition over Batch.
 */
final class RemoveOverriddenExchange extends Rewrite {

  RemoveOverriddenExchange() {
    super(
        "RemoveOverriddenExchange",
        b ->
            b.operand(SingleRel.class)
                .predicate(rel -> rel instanceof Batch || rel instanceof Repartition)
                .anyInputs());
  }

  @Override
  public void onMatch(RelOptRuleCall match) {
    SingleRel last = match.rel(0);
    Chain between =
        Chain.of(last.getInput(), node -> node instanceof Project || node instanceof Filter);
    int depth = between.nodes().size();
    RelNode first = (depth == 0 ? last.getInput() : between.input(depth)).stripped();
    boolean overridden =
        first instanceof Batch || (first instanceof Repartition && last instanceof Repartition);
    if (overridden) {
      RelNode input = between.over(depth, first.getInput(0));
      match.transformTo(last.copy(last.getTraitSet(), java.util.List.of(input)));
    }
  }
}
