package io.dpl.engine.schedule;

import io.dpl.api.plan.Exchange;
import io.dpl.api.plan.Output;
import io.dpl.api.plan.PlanNode;
import io.dpl.api.plan.Stage;
import io.dpl.api.plan.StageGraph;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Which stages send to which, as the plan says; nothing here changes in a run. */
final class Dependencies {

  private final StageGraph graph;
  private final boolean inProcess;
  private final Map<Integer, Set<Integer>> senders = new TreeMap<>();
  private final Map<Integer, Set<Integer>> receivers = new TreeMap<>();
  private final Map<Integer, Set<Integer>> descendants = new TreeMap<>();

  Dependencies(StageGraph graph, boolean inProcess) {
    this.graph = graph;
    this.inProcess = inProcess;
    for (Stage stage : graph.stages()) {
      sent(stage).forEach(exchange -> add(senders, exchange, stage));
      received(stage).forEach(exchange -> add(receivers, exchange, stage));
    }
    for (int i = graph.stages().size() - 1; i >= 0; i--) {
      Set<Integer> all = new LinkedHashSet<>();
      for (int consumer : consumers(graph.stages().get(i))) {
        all.add(consumer);
        all.addAll(descendants.get(consumer));
      }
      descendants.put(graph.stages().get(i).id(), all);
    }
  }

  private static void add(Map<Integer, Set<Integer>> to, int exchange, Stage stage) {
    to.computeIfAbsent(exchange, id -> new LinkedHashSet<>()).add(stage.id());
  }

  /** Exchanges that a stage takes rows from. */
  static List<Integer> received(Stage stage) {
    return stage.nodes().stream()
        .filter(PlanNode.Receive.class::isInstance)
        .map(node -> ((PlanNode.Receive) node).exchange())
        .distinct()
        .toList();
  }

  /** Exchanges that a stage puts rows into. */
  static List<Integer> sent(Stage stage) {
    return stage.outputs().stream()
        .filter(Output.Send.class::isInstance)
        .map(output -> ((Output.Send) output).exchange())
        .distinct()
        .toList();
  }

  Set<Integer> senders(int exchange) {
    return senders.getOrDefault(exchange, Set.of());
  }

  Set<Integer> receivers(int exchange) {
    return receivers.getOrDefault(exchange, Set.of());
  }

  /** Stages that take rows of a stage. */
  Set<Integer> consumers(Stage stage) {
    Set<Integer> all = new LinkedHashSet<>();
    sent(stage).forEach(exchange -> all.addAll(receivers(exchange)));
    return all;
  }

  /** Consumers, theirs, and so on. */
  Set<Integer> descendants(int stage) {
    return descendants.get(stage);
  }

  /** Whether an exchange's receiver runs at the same time as its senders. */
  boolean isPipelined(int exchange) {
    return inProcess && graph.exchange(exchange).pipelined();
  }

  /** Whether a stage takes rows of stages that run at the same time. */
  boolean isBeside(Stage stage) {
    return received(stage).stream().anyMatch(this::isPipelined);
  }

  /**
   * Whether rows of a stage go other ways when some of its tasks run again, so that some would be
   * lost and others doubled: SPARK-23243.
   */
  boolean reroutes(Stage stage) {
    return switch (stage.determinacy()) {
      case DETERMINATE -> false;
      case INDETERMINATE -> true;
      case UNORDERED ->
          sent(stage).stream()
              .anyMatch(id -> graph.exchange(id).kind() == Exchange.Kind.ROUND_ROBIN);
    };
  }
}
