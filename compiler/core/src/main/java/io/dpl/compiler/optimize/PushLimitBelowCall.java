package io.dpl.compiler.optimize;

import io.dpl.compiler.rel.ApplyCall;
import io.dpl.compiler.rel.Batch;
import io.dpl.compiler.rel.RexTraits;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.RelOptRuleCall;
import org.apache.calcite.rel.RelCollation;
import org.apache.calcite.rel.RelCollations;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.logical.LogicalSort;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;

/**
 * A heavy function or model sees only the first rows where only those are wanted.
 *
 * <p>Shape: {@code Sort(keys, n, offset)(Call(x))} becomes {@code Sort(keys, n,
 * offset)(Call(Sort(keys, n + offset)(x)))}, through projections and batches too, where x has the
 * keys. The upper Sort stays: it is cheap then, and it says that the order is live.
 */
final class PushLimitBelowCall extends Rewrite {

  PushLimitBelowCall() {
    super("PushLimitBelowCall", b -> b.operand(Sort.class).anyInputs());
  }

  @Override
  public void onMatch(RelOptRuleCall match) {
    Sort sort = match.rel(0);
    if (!(sort.fetch instanceof RexLiteral fetch)
        || !(sort.offset == null || sort.offset instanceof RexLiteral)) {
      return;
    }
    long rows = value(fetch) + (sort.offset == null ? 0 : value(sort.offset));
    Chain chain = Chain.of(sort.getInput(), PushLimitBelowCall::passes);
    List<Integer> keys = sort.getCollation().getKeys();
    for (int depth = chain.nodes().size(); depth > 0; depth--) {
      List<RelNode> passed = chain.nodes().subList(0, depth);
      List<Integer> places = Chain.below(passed, keys);
      RelNode input = chain.input(depth);
      if (places != null && passed.get(depth - 1) instanceof ApplyCall) {
        if (RowBound.of(input) > rows) {
          RelNode limited = limit(sort, places, input, rows);
          match.transformTo(sort.copy(sort.getTraitSet(), List.of(chain.over(depth, limited))));
        }
        return;
      }
    }
  }

  private static boolean passes(RelNode node) {
    return node instanceof Batch
        || (node instanceof ApplyCall call && call.target().traits().batchInvariant())
        || (node instanceof Project project
            && project.getVariablesSet().isEmpty()
            && project.getProjects().stream().allMatch(RexTraits::isMovable));
  }

  private static RelNode limit(Sort sort, List<Integer> places, RelNode input, long rows) {
    List<RelFieldCollation> keys = new ArrayList<>();
    for (RelFieldCollation key : sort.getCollation().getFieldCollations()) {
      keys.add(key.withFieldIndex(places.get(keys.size())));
    }
    RexBuilder builder = sort.getCluster().getRexBuilder();
    RelCollation collation = RelCollations.of(keys);
    RexNode fetch = builder.makeExactLiteral(BigDecimal.valueOf(rows));
    return LogicalSort.create(input, collation, null, fetch);
  }

  private static long value(RexNode literal) {
    return RowBound.constant((RexLiteral) literal);
  }
}
