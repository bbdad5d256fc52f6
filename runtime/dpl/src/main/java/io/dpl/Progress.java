package io.dpl;

import java.time.Duration;
import java.util.List;

/**
 * How far a run is.
 *
 * @param stages those that have begun, in the order in which they did
 * @param elapsed time since the start
 */
public record Progress(List<Stage> stages, Duration elapsed) {

  public Progress {
    stages = List.copyOf(stages);
  }

  /**
   * A stage at work.
   *
   * @param name operators of it, for people
   * @param tasks tasks in all
   * @param tasksDone tasks that have ended
   * @param rows rows that have left it
   * @param bytes bytes that have left it
   */
  public record Stage(
      int id, String name, int tasks, int tasksDone, long rows, long bytes, boolean done) {}

  /** Hears of progress on a thread of the run, and must not block. */
  @FunctionalInterface
  public interface Listener {

    void on(Progress progress);
  }
}
