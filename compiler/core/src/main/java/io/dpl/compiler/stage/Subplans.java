package io.dpl.compiler.stage;

import io.dpl.api.plan.BarrierRule;
import io.dpl.api.plan.Exchange;
import io.dpl.compiler.rel.Settings;
import io.dpl.compiler.scale.BroadcastOrShuffle;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Project;

/**
 * Row-by-row operators whose expressions have subqueries, on a cluster: what a subquery gives goes
 * to every partition of the rows, so that these stay where they are.
 *
 * <p>Shape: {@code WHERE x > (SELECT AVG(x) ...)} over 80 partitions stays 80 partitions, each with
 * the average.
 */
final class Subplans {

  private final Exchanges exchanges;
  private final Gathering gathering;

  Subplans(Exchanges exchanges, Gathering gathering) {
    this.exchanges = exchanges;
    this.gathering = gathering;
  }

  /** Whether the operator is one, and its subqueries read no row of it. */
  boolean canGoEverywhere(RelNode rel, List<RelNode> plans) {
    boolean rowByRow =
        (rel instanceof Filter filter && !filter.containsOver())
            || (rel instanceof Project project && !project.containsOver());
    return rowByRow
        && rel.getVariablesSet().isEmpty()
        && plans.stream().noneMatch(Leaves::isCorrelated);
  }

  /** The operator over its rows and the outcomes of its subqueries. */
  Stream apply(RelNode rel, Stream input, List<Stream> plans, Settings settings) {
    boolean inPlace =
        !settings.exchangeAlways()
            && input.stage().partitions == 1
            && plans.stream().allMatch(plan -> plan.stage().partitions == 1);
    if (inPlace) {
      input.stage().partitions(BarrierRule.fixed(1));
      plans.forEach(plan -> plan.stage().partitions(BarrierRule.fixed(1)));
    }
    boolean small =
        plans.stream()
            .allMatch(plan -> plan.rows() * plan.rowBytes() <= BroadcastOrShuffle.MOST_BYTES);
    if (inPlace || !small || plans.stream().anyMatch(p -> !exchanges.canReceive(input, p))) {
      return gathering.apply(rel, List.of(input), plans);
    }
    List<RelNode> everywhere = new ArrayList<>();
    for (Stream plan : plans) {
      everywhere.add(
          exchanges.send(plan, Exchange.Kind.BROADCAST, List.of(), input.stage(), 1).rel());
    }
    int[] next = {0};
    RelNode copied = rel.copy(rel.getTraitSet(), List.of(input.rel()));
    return input.with(Leaves.mapSubqueries(copied, inner -> everywhere.get(next[0]++)));
  }
}
