package io.dpl.compiler.explain.page;

import io.dpl.api.plan.Decision;
import java.util.List;
import java.util.Optional;

/**
 * What a run of a plan did.
 *
 * @param stages in the order in which they ended
 * @param tasks attempts that ended, in the order of their starts
 * @param millis from the start of the run to its end
 * @param decisions that were made while it ran
 */
public record Measured(
    List<Stage> stages, List<Task> tasks, long millis, List<Decision> decisions) {

  public Measured {
    stages = List.copyOf(stages);
    tasks = List.copyOf(tasks);
    decisions = List.copyOf(decisions);
  }

  /** A run that decided nothing. */
  public Measured(List<Stage> stages, List<Task> tasks, long millis) {
    this(stages, tasks, millis, List.of());
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
