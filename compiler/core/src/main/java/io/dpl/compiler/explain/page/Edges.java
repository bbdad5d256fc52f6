package io.dpl.compiler.explain.page;

import io.dpl.api.plan.Exchange;
import io.dpl.api.plan.Output;
import io.dpl.api.plan.PlanNode;
import io.dpl.api.plan.Stage;
import io.dpl.api.plan.StageGraph;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What leads from stage to stage. */
final class Edges {

  /**
   * A way from one stage to another.
   *
   * @param exchange what crosses it; empty where one only waits for what the other writes
   */
  record Edge(Stage from, Stage to, Optional<Exchange> exchange) {}

  private Edges() {}

  static List<Edge> of(StageGraph graph) {
    List<Edge> edges = new ArrayList<>();
    for (Stage to : graph.stages()) {
      for (Exchange exchange : graph.exchanges()) {
        for (Stage from : graph.stages()) {
          if (sends(from, exchange) && receives(to, exchange)) {
            edges.add(new Edge(from, to, Optional.of(exchange)));
          }
        }
      }
      to.after().forEach(id -> edges.add(new Edge(graph.stage(id), to, Optional.empty())));
    }
    return edges;
  }

  private static boolean sends(Stage stage, Exchange exchange) {
    return stage.outputs().stream()
        .anyMatch(out -> out instanceof Output.Send send && send.exchange() == exchange.id());
  }

  private static boolean receives(Stage stage, Exchange exchange) {
    return stage.nodes().stream()
        .anyMatch(
            node ->
                node instanceof PlanNode.Receive receive && receive.exchange() == exchange.id());
  }

  /** For each stage the most edges before it: stages of one layer stand side by side. */
  static Map<Integer, Integer> layers(StageGraph graph, List<Edge> edges) {
    Map<Integer, Integer> layers = new HashMap<>();
    for (Stage stage : graph.stages()) {
      int layer =
          edges.stream()
              .filter(edge -> edge.to().id() == stage.id())
              .mapToInt(edge -> layers.getOrDefault(edge.from().id(), 0) + 1)
              .max()
              .orElse(0);
      layers.put(stage.id(), layer);
    }
    return layers;
  }
}
