package io.dpl.benchmarks.simulate;

import io.dpl.Dpl;
import io.dpl.api.cluster.ClusterSpec;
import io.dpl.api.cluster.NodeSpec;
import io.dpl.api.plan.Exchange;
import io.dpl.api.plan.PlanNode;
import io.dpl.api.plan.Stage;
import io.dpl.api.plan.StageGraph;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the compiler chooses for a workload on its cluster: the numbers of the stage that runs the
 * model.
 *
 * @param alignRows where partitions may end
 * @param tasks most tasks at once on a node, 0 for as many as there are processors
 * @param rule the rule behind the partitions
 */
record AutoPlan(int partitions, int batchRows, long alignRows, int tasks, String rule) {

  /** Compiles {@code READ | REPARTITION AUTO | BATCH AUTO | APPLY}; heavy rows stay in place. */
  static AutoPlan of(Workload workload) {
    Workload.Shape shape = workload.shape();
    NodeSpec node =
        new NodeSpec("node", shape.cpus(), shape.gpus(), shape.memoryBytes(), 0, Map.of());
    ClusterSpec cluster = new ClusterSpec(Collections.nCopies(shape.nodes(), node));
    try (Dpl dpl =
        Dpl.builder()
            .threads(1)
            .memoryBytes(1L << 30)
            .with(new SimulatedRows())
            .with(new SimulatedModels())
            .with(new Preparation(workload.costs().prepareRow()))
            .explainFor(cluster)
            .open()) {
      return of(dpl.pipeline(script(workload)).plan().stages());
    }
  }

  /** The script of a workload. */
  static String script(Workload workload) {
    String pool =
        workload.shape().gpus() == 0
            ? ""
            : String.format(
                Locale.ROOT,
                " WITH (CONCURRENCY %d, GPUS 1)",
                workload.shape().gpus() * workload.shape().nodes());
    return "CREATE MODEL m(x BIGINT) RETURNS BIGINT USING SIMULATED '"
        + workload.model().location()
        + "'"
        + pool
        + ";\nREAD SIMULATED '"
        + SimulatedRows.location(workload.rows(), workload.rowBytes())
        + "'"
        + (workload.isHeavy() ? "" : " | REPARTITION AUTO")
        + " | BATCH AUTO | APPLY m(PREPARE(x)) AS y | SELECT y";
  }

  private static AutoPlan of(StageGraph graph) {
    for (Stage stage : graph.stages()) {
      for (PlanNode node : stage.nodes()) {
        if (node instanceof PlanNode.Model model) {
          String rules =
              graph.decisions().stream()
                  .filter(decision -> decision.stage() == stage.id())
                  .filter(d -> d.what().equals("partitions") || d.what().equals("splits"))
                  .map(decision -> decision.rule())
                  .distinct()
                  .collect(Collectors.joining(", "));
          return new AutoPlan(
              stage.partitions(),
              model.batchRows(),
              alignRows(graph, stage, model.batchRows()),
              stage.parallelism(),
              rules);
        }
      }
    }
    throw new IllegalStateException("the plan has no model");
  }

  /** What the exchange says; splits of sources stand at multiples of the batch. */
  private static long alignRows(StageGraph graph, Stage stage, int batchRows) {
    for (PlanNode node : stage.nodes()) {
      if (node instanceof PlanNode.Receive receive) {
        for (Exchange exchange : graph.exchanges()) {
          if (exchange.id() == receive.exchange()) {
            return exchange.alignRows();
          }
        }
      }
    }
    return batchRows;
  }
}
