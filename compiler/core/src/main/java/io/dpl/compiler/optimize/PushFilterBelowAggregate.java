package io.dpl.compiler.optimize;

import java.util.List;
import org.apache.calcite.plan.RelOptRuleCall;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.util.ImmutableBitSet;

/**
 * A filter on keys removes rows before they are grouped.
 *
 * <p>Shape: {@code Filter(c)(Aggregate(keys)(x))} becomes {@code Aggregate(keys)(Filter(c)(x))}
 * where c reads keys only. Not with GROUPING SETS, where keys are NULL in other sets.
 */
final class PushFilterBelowAggregate extends Rewrite {

  PushFilterBelowAggregate() {
    super(
        "PushFilterBelowAggregate",
        b -> b.operand(Filter.class).oneInput(c -> c.operand(Aggregate.class).anyInputs()));
  }

  @Override
  public void onMatch(RelOptRuleCall match) {
    Filter filter = match.rel(0);
    Aggregate aggregate = match.rel(1);
    if (aggregate.getGroupType() != Aggregate.Group.SIMPLE) {
      return;
    }
    ImmutableBitSet keys = ImmutableBitSet.range(aggregate.getGroupCount());
    Conjuncts parts =
        Conjuncts.split(
            filter,
            c -> {
              ImmutableBitSet read = RelOptUtil.InputFinder.bits(c);
              return !read.isEmpty() && keys.contains(read);
            },
            true);
    if (!parts.nothingMoves()) {
      match.transformTo(
          parts.above(
              aggregate.copy(
                  aggregate.getTraitSet(),
                  List.of(parts.below(aggregate.getInput(), c -> atInput(c, aggregate))))));
    }
  }

  private static RexNode atInput(RexNode condition, Aggregate aggregate) {
    return condition.accept(
        new RexShuttle() {
          @Override
          public RexNode visitInputRef(RexInputRef ref) {
            return new RexInputRef(aggregate.getGroupSet().nth(ref.getIndex()), ref.getType());
          }
        });
  }
}
