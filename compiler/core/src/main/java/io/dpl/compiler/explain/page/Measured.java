package io.dpl.compiler.explain.page;

import java.util.List;
import java.util.Optional;

/**
 * What a run of a plan did.
 *
 * @param stages in the order in which they ended
 * @param tasks attempts that ended, in the order of their starts
 * @param millis from the start of the run to its end
 */
public record Measured(List<Stage> stages, List<Task> tasks, long millis) {

  public Measured {
    stages = List.copyOf(stages);
    tasks = List.copyOf(tasks);
  }

  /** A stage: what left it, and how long it took. */
  public record Stage(int id, long rows, long bytes, long millis) {}

  /**
   * An attempt of a task.
   *
   * @param node where it ran
   * @param startMillis since the start of the run
   * @param lost whether it did not count and ran again
   */
  public record Task(
      int stage,
      int partition,
      int attempt,
      String node,
      long startMillis,
      long endMillis,
      long rows,
      long bytes,
      boolean lost) {}

  Optional<Stage> stage(int id) {
    return stages.stream().filter(stage -> stage.id() == id).findFirst();
  }
}
