package io.dpl.compiler.stage;

import io.dpl.api.cluster.ClusterSpec;
import io.dpl.api.plan.Decision;
import io.dpl.compiler.rel.ApplyCall;
import io.dpl.compiler.rel.LogicalPlan;
import io.dpl.compiler.rel.Repartition;
import io.dpl.compiler.rel.SharedScan;
import io.dpl.compiler.rel.Sink;
import io.dpl.compiler.rel.SourceScan;
import io.dpl.compiler.scale.OneStage;
import java.util.Optional;
import org.apache.calcite.rel.RelNode;

/**
 * Whether a sink's plan is spread over partitions.
 *
 * @param decision why not, on a cluster
 */
record Spread(boolean isWanted, Optional<Decision> decision) {

  /** On one node never unless SET says so; on several unless its rows are few. */
  static Spread of(Sink sink, LogicalPlan plan, ClusterSpec cluster, Sizes sizes) {
    if (sink.settings().exchangeAlways()) {
      return new Spread(true, Optional.empty());
    }
    if (cluster.isSingle()) {
      return new Spread(false, Optional.empty());
    }
    boolean cut = sink.settings().partitions() > 0 || any(sink.rel(), plan, Spread::isCut);
    double[] largest = new double[2];
    any(
        sink.rel(),
        plan,
        rel -> {
          largest[0] = Math.max(largest[0], sizes.rows(rel));
          largest[1] = Math.max(largest[1], sizes.rows(rel) * sizes.rowBytes(rel));
          return false;
        });
    if (cut || !OneStage.holds(largest[1])) {
      return new Spread(true, Optional.empty());
    }
    return new Spread(
        false,
        Optional.of(
            OneStage.decision(largest[0], largest[1], cluster.nodes().size(), sink.span())));
  }

  private static boolean isCut(RelNode rel) {
    return rel instanceof ApplyCall
        || rel instanceof Repartition
        || (rel instanceof SourceScan scan && scan.source().repartition() != null);
  }

  private static boolean any(
      RelNode root, LogicalPlan plan, java.util.function.Predicate<RelNode> test) {
    return Leaves.any(
        root,
        node ->
            test.test(node)
                || (node instanceof SharedScan scan
                    && plan.shared().stream()
                        .filter(each -> each.name().equals(scan.name()))
                        .anyMatch(each -> any(each.rel(), plan, test))));
  }
}
