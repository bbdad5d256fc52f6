package io.dpl.compiler.stage;

import io.dpl.api.plan.Exchange;
import io.dpl.api.plan.Output;
import io.dpl.api.plan.PlanNode;
import io.dpl.api.plan.Stage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which stages may run at the same time: those of which none waits for the other. A pipelined
 * receiver waits for nothing, and stands beside its senders.
 */
final class Together {

  private final List<Stage> stages;
  private final Map<Integer, Set<Integer>> before = new HashMap<>();
  private final Set<Integer> beside = new HashSet<>();

  Together(List<Stage> stages, List<Exchange> exchanges) {
    this.stages = stages;
    Map<Integer, List<Integer>> senders = new HashMap<>();
    for (Stage stage : stages) {
      for (Output output : stage.outputs()) {
        if (output instanceof Output.Send send) {
          senders.computeIfAbsent(send.exchange(), id -> new ArrayList<>()).add(stage.id());
        }
      }
    }
    Map<Integer, Boolean> pipelined = new HashMap<>();
    exchanges.forEach(exchange -> pipelined.put(exchange.id(), exchange.pipelined()));
    for (Stage stage : stages) { // inputs stand before those that read them
      Set<Integer> all = new HashSet<>();
      stage.after().forEach(earlier -> wait(earlier, all));
      for (PlanNode node : stage.nodes()) {
        if (node instanceof PlanNode.Receive receive) {
          boolean streams = pipelined.getOrDefault(receive.exchange(), false);
          if (streams) {
            beside.add(stage.id());
          }
          for (int sender : senders.getOrDefault(receive.exchange(), List.of())) {
            if (streams) {
              all.addAll(before.getOrDefault(sender, Set.of()));
            } else {
              wait(sender, all);
            }
          }
        }
      }
      before.put(stage.id(), all);
    }
  }

  private void wait(int earlier, Set<Integer> all) {
    all.add(earlier);
    all.addAll(before.getOrDefault(earlier, Set.of()));
  }

  /** Whether a stage takes batches while its senders run, beside the slots. */
  boolean isBeside(Stage stage) {
    return beside.contains(stage.id());
  }

  /** A stage, first, and all others that may run while it does. */
  List<Stage> with(Stage stage) {
    List<Stage> found = new ArrayList<>(List.of(stage));
    for (Stage other : stages) {
      if (other.id() != stage.id()
          && !before.get(stage.id()).contains(other.id())
          && !before.get(other.id()).contains(stage.id())) {
        found.add(other);
      }
    }
    return found;
  }
}
