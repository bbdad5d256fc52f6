package io.dpl;

import io.dpl.api.plan.PlanNode;
import io.dpl.api.plan.Stage;
import io.dpl.api.plan.StageGraph;
import io.dpl.compiler.scale.GrowingBatch;
import java.util.function.UnaryOperator;

/** Other batches for the models of a plan. */
final class OtherBatches {

  /** Parts of a batch with which a trial begins, so that it sees runs of several sizes. */
  private static final int TRIAL_PARTS = 8;

  private OtherBatches() {}

  /** Without BATCH AUTO: what it starts with stays. */
  static StageGraph of(StageGraph graph) {
    return changed(graph, model -> model.withBatches(model.batchRows(), 0));
  }

  /** With BATCH AUTO for all, from small batches up to those that the plan may have. */
  static StageGraph tried(StageGraph graph) {
    return changed(
        graph,
        model ->
            GrowingBatch.applies(graph.model(model.model()).signature())
                ? model.withBatches(
                    Math.max(1, model.batchRows() / TRIAL_PARTS), model.largestRows())
                : model);
  }

  private static StageGraph changed(StageGraph graph, UnaryOperator<PlanNode.Model> change) {
    return graph.with(graph.stages().stream().map(stage -> changed(stage, change)).toList());
  }

  private static Stage changed(Stage stage, UnaryOperator<PlanNode.Model> change) {
    return stage.withNodes(
        stage.nodes().stream()
            .map(node -> node instanceof PlanNode.Model model ? change.apply(model) : node)
            .toList());
  }
}
