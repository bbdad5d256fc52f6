package io.dpl.engine.exchange;

import io.dpl.api.plan.Output;
import io.dpl.api.plan.Stage;
import io.dpl.api.plan.StageGraph;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Who sends into which exchange, in the order of the plan: the order of rows. */
public final class Senders {

  /** An output that sends. */
  public record Sender(int stage, int output) {}

  private final Map<Integer, List<Sender>> senders = new HashMap<>();

  public Senders(StageGraph graph) {
    for (Stage stage : graph.stages()) {
      for (int i = 0; i < stage.outputs().size(); i++) {
        if (stage.outputs().get(i) instanceof Output.Send send) {
          senders
              .computeIfAbsent(send.exchange(), id -> new ArrayList<>())
              .add(new Sender(stage.id(), i));
        }
      }
    }
  }

  /** All that send into an exchange. */
  public List<Sender> of(int exchange) {
    return senders.getOrDefault(exchange, List.of());
  }

  /** Place of an output among them. */
  public int position(Output.Send send, Stage stage) {
    return position(send, stage, stage.outputs().indexOf(send));
  }

  /** Place of an output among them. */
  public int position(Output.Send send, Stage stage, int output) {
    return of(send.exchange()).indexOf(new Sender(stage.id(), output));
  }

  /** What stands for a result where exchanges are named. */
  public static int ofResult(int result) {
    return -1 - result;
  }
}
