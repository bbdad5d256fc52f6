package io.dpl.compiler.optimize;

import io.dpl.compiler.rel.Unnest;
import java.util.List;
import org.apache.calcite.plan.RelOptRuleCall;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.core.Filter;

/**
 * Rows that are not wanted are not unnested.
 *
 * <p>Shape: {@code Filter(c)(Unnest(x))} becomes {@code Unnest(Filter(c)(x))} where c reads no
 * element. Nothing that can fail: rows with empty lists vanish in between.
 */
final class PushFilterBelowUnnest extends Rewrite {

  PushFilterBelowUnnest() {
    super(
        "PushFilterBelowUnnest",
        b -> b.operand(Filter.class).oneInput(c -> c.operand(Unnest.class).anyInputs()));
  }

  @Override
  public void onMatch(RelOptRuleCall match) {
    Filter filter = match.rel(0);
    Unnest unnest = match.rel(1);
    int width = unnest.getInput().getRowType().getFieldCount();
    Conjuncts parts =
        Conjuncts.split(
            filter, c -> RelOptUtil.InputFinder.bits(c).length() <= width, unnest.outer());
    if (!parts.nothingMoves()) {
      match.transformTo(
          parts.above(unnest.copy(unnest.getTraitSet(), List.of(parts.below(unnest.getInput())))));
    }
  }
}
