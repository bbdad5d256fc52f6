package io.dpl.compiler.optimize;

import io.dpl.compiler.rel.ApplyCall;
import io.dpl.compiler.rel.Batch;
import io.dpl.compiler.rel.Repartition;
import io.dpl.compiler.rel.Unnest;
import org.apache.calcite.plan.RelOptRuleCall;
import org.apache.calcite.rel.SingleRel;
import org.apache.calcite.rel.core.Values;

/**
 * No rows in, no rows out.
 *
 * <p>Shape: a call, Unnest, Batch or Repartition over empty VALUES becomes empty VALUES; Calcite's
 * rules do the same for relational operators.
 */
final class RemoveEmptyInput extends Rewrite {

  RemoveEmptyInput() {
    super(
        "RemoveEmptyInput",
        b ->
            b.operand(SingleRel.class)
                .predicate(
                    rel ->
                        rel instanceof ApplyCall
                            || rel instanceof Unnest
                            || rel instanceof Batch
                            || rel instanceof Repartition)
                .oneInput(c -> c.operand(Values.class).predicate(Values::isEmpty).noInputs()));
  }

  @Override
  public void onMatch(RelOptRuleCall match) {
    match.transformTo(SimplifyFilter.empty(match.rel(0)));
  }
}
