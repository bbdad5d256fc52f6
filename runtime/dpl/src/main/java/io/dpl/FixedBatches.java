package io.dpl;

import io.dpl.api.plan.PlanNode;
import io.dpl.api.plan.Stage;
import io.dpl.api.plan.StageGraph;

/** Takes BATCH AUTO out of a plan: what it starts with stays. */
final class FixedBatches {

  private FixedBatches() {}

  static StageGraph of(StageGraph graph) {
    return graph.with(graph.stages().stream().map(FixedBatches::of).toList());
  }

  private static Stage of(Stage stage) {
    return stage.withNodes(
        stage.nodes().stream()
            .map(
                node ->
                    node instanceof PlanNode.Model model
                        ? model.withBatches(model.batchRows(), 0)
                        : node)
            .toList());
  }
}
