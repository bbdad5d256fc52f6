package io.dpl.compiler.optimize;

import io.dpl.compiler.rel.Batch;
import io.dpl.compiler.rel.Repartition;
import java.util.List;
import org.apache.calcite.plan.RelOptRuleCall;
import org.apache.calcite.rel.SingleRel;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Sort;

/**
 * A filter sinks below what only batches, moves or sorts rows.
 *
 * <p>Shape: {@code Filter(c)(Repartition(x))} becomes {@code Repartition(Filter(c)(x))}; so with
 * Batch, and with Sort that has no LIMIT.
 */
final class PushFilterBelowPassing extends Rewrite {

  PushFilterBelowPassing() {
    super(
        "PushFilterBelowPassing",
        b ->
            b.operand(Filter.class)
                .oneInput(
                    c ->
                        c.operand(SingleRel.class)
                            .predicate(PushFilterBelowPassing::passes)
                            .anyInputs()));
  }

  private static boolean passes(SingleRel rel) {
    return rel instanceof Batch
        || rel instanceof Repartition
        || (rel instanceof Sort sort && sort.fetch == null && sort.offset == null);
  }

  @Override
  public void onMatch(RelOptRuleCall match) {
    Filter filter = match.rel(0);
    SingleRel rel = match.rel(1);
    Conjuncts parts = Conjuncts.split(filter, c -> true, true);
    if (!parts.nothingMoves()) {
      match.transformTo(
          parts.above(rel.copy(rel.getTraitSet(), List.of(parts.below(rel.getInput())))));
    }
  }
}
