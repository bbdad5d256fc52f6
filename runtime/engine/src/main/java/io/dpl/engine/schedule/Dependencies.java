package io.dpl.engine.schedule;

import io.dpl.api.plan.Exchange;
import io.dpl.api.plan.Output;
import io.dpl.api.plan.PlanNode;
import io.dpl.api.plan.Stage;
import io.dpl.api.plan.StageGraph;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which stages wait for which. */
final class Dependencies {

  private final StageGraph graph;
  private final Map<Integer, Set<Integer>> senders = new HashMap<>();
  private final Map<Integer, Set<Integer>> receivers = new HashMap<>();

  Dependencies(StageGraph graph) {
    this.graph = graph;
    for (Stage stage : graph.stages()) {
      for (Output output : stage.outputs()) {
        if (output instanceof Output.Send send) {
          senders.computeIfAbsent(send.exchange(), id -> new HashSet<>()).add(stage.id());
        }
      }
      for (int exchange : received(stage)) {
        receivers.computeIfAbsent(exchange, id -> new HashSet<>()).add(stage.id());
      }
    }
  }

  /** Exchanges that a stage takes rows from. */
  static List<Integer> received(Stage stage) {
    return stage.nodes().stream()
        .filter(PlanNode.Receive.class::isInstance)
        .map(node -> ((PlanNode.Receive) node).exchange())
        .toList();
  }

  /** Whether a stage takes rows of stages that run at the same time. */
  boolean isBeside(Stage stage) {
    return received(stage).stream().anyMatch(id -> graph.exchange(id).pipelined());
  }

  /** Whether a stage may start. */
  boolean isReady(Stage stage, Map<Integer, StageState> states) {
    boolean visible = stage.after().stream().allMatch(id -> states.get(id).finished);
    return visible
        && received(stage).stream()
            .allMatch(
                id -> {
                  Exchange exchange = graph.exchange(id);
                  return senders.getOrDefault(id, Set.of()).stream()
                      .map(states::get)
                      .allMatch(state -> exchange.pipelined() ? state.prepared : state.finished);
                });
  }

  /** Whether nobody needs the rows of an exchange any more. */
  boolean isUsedUp(int exchange, Map<Integer, StageState> states) {
    return receivers.getOrDefault(exchange, Set.of()).stream()
        .allMatch(id -> states.get(id).finished);
  }
}
