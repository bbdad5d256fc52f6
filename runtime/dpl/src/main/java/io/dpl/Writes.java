package io.dpl;

import io.dpl.api.diagnostic.DplException;
import io.dpl.api.diagnostic.PlanCode;
import io.dpl.api.plan.Output;
import io.dpl.api.plan.Stage;
import io.dpl.api.plan.StageGraph;
import java.util.List;

/** Takes the writes out of a plan. */
final class Writes {

  private Writes() {}

  /** The plan whose rows go nowhere where they would be written. */
  static StageGraph dropped(StageGraph graph) {
    return graph.with(graph.stages().stream().map(Writes::dropped).toList());
  }

  private static Stage dropped(Stage stage) {
    if (!stage.after().isEmpty()) {
      throw DplException.of(
          PlanCode.NOT_YET,
          stage.span(),
          "this reads what the script writes, which is not there without writing",
          "run it with its writes, to another place if need be");
    }
    List<Output> outputs =
        stage.outputs().stream()
            .map(o -> o instanceof Output.Write write ? new Output.Discard(write.node()) : o)
            .toList();
    return stage.with(outputs);
  }
}
