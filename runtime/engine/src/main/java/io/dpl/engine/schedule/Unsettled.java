package io.dpl.engine.schedule;

import io.dpl.api.plan.Stage;
import io.dpl.api.plan.StageGraph;
import java.util.HashSet;
import java.util.Set;

/**
 * The stages whose finished tasks may be taken back: a stage before them would give other rows, or
 * send them other ways, if some of its rows were lost. A backend holds their results until they
 * commit.
 */
public final class Unsettled {

  private Unsettled() {}

  /** Their ids. */
  public static Set<Integer> stages(StageGraph graph) {
    Dependencies dependencies = new Dependencies(graph, false);
    Set<Integer> stages = new HashSet<>();
    for (Stage stage : graph.stages()) {
      if (dependencies.reroutes(stage)) {
        stages.addAll(dependencies.descendants(stage.id()));
      }
    }
    return stages;
  }
}
