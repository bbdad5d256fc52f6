package io.dpl.compiler.optimize;

import io.dpl.compiler.rel.ApplyCall;
import io.dpl.compiler.rel.Batch;
import io.dpl.compiler.rel.CallTarget;
import io.dpl.compiler.rel.Repartition;
import io.dpl.compiler.rel.RepartitionSpec;
import io.dpl.compiler.rel.RexTraits;
import java.util.List;
import org.apache.calcite.plan.RelOptRuleCall;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Project;

/**
 * Only light rows are shuffled: an exchange moves before the function that makes the row heavy.
 *
 * <p>Shape: {@code Repartition(Call(x))} becomes {@code Call(Repartition(x))}, through projections,
 * filters and batches between them, where the call's output is over 4 KiB a row, is still there at
 * the exchange, and no key reads it. Models stay: a REPARTITION behind one is about what follows.
 */
final class MoveRepartitionBeforeHeavyCall extends Rewrite {

  /** A row under this is light (scaling rule 7). */
  private static final double LIGHT_BYTES = 4096;

  MoveRepartitionBeforeHeavyCall() {
    super("MoveRepartitionBeforeHeavyCall", b -> b.operand(Repartition.class).anyInputs());
  }

  @Override
  public void onMatch(RelOptRuleCall match) {
    Repartition repartition = match.rel(0);
    RepartitionSpec spec = repartition.spec();
    Chain chain = Chain.of(repartition.getInput(), MoveRepartitionBeforeHeavyCall::passes);
    for (int depth = chain.nodes().size(); depth > 0; depth--) {
      List<RelNode> passed = chain.nodes().subList(0, depth);
      List<Integer> keys = Chain.below(passed, spec.keys());
      if (keys != null && inflates(passed, repartition)) {
        RepartitionSpec below = spec.withKeys(keys);
        match.transformTo(chain.over(depth, Repartition.create(chain.input(depth), below)));
        return;
      }
    }
  }

  private static boolean passes(RelNode node) {
    return node instanceof Batch
        || (node instanceof ApplyCall call && call.target() instanceof CallTarget.Function)
        || (node instanceof Filter filter
            && filter.getVariablesSet().isEmpty()
            && RexTraits.isMovable(filter.getCondition()))
        || (node instanceof Project project
            && project.getVariablesSet().isEmpty()
            && project.getProjects().stream().allMatch(RexTraits::isMovable));
  }

  /** Whether the lowest of these nodes makes a heavy column that the exchange would move. */
  private static boolean inflates(List<RelNode> nodes, Repartition repartition) {
    if (!(nodes.get(nodes.size() - 1) instanceof ApplyCall call)) {
      return false;
    }
    RowEstimates estimates = new RowEstimates(List.of());
    List<RelNode> above = nodes.subList(0, nodes.size() - 1);
    double bytes = 0;
    for (int i = 0; i < repartition.getRowType().getFieldCount(); i++) {
      List<Integer> place = Chain.below(above, List.of(i));
      if (place != null && place.get(0) >= call.firstOutput()) {
        bytes += estimates.columnBytes(call, place.get(0));
      }
    }
    return bytes > LIGHT_BYTES;
  }
}
