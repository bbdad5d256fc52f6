package io.dpl.cli.progress;

import io.dpl.api.plan.Stage;
import io.dpl.engine.event.RunEvent;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/** How far the tasks of a stage are. */
final class StageProgress {

  /** A task counts as so many pieces, so that a bar moves inside of long ones. */
  private static final long PIECES = 1000;

  private final Stage stage;
  private final long startNanos;
  private final Map<Integer, RunEvent.Progress> running = new HashMap<>();
  private int tasks;
  private long tasksDone;
  private long rows;
  private long bytes;

  StageProgress(Stage stage, long startNanos) {
    this.stage = stage;
    this.startNanos = startNanos;
    this.tasks = stage.partitions();
  }

  void on(RunEvent event) {
    if (event instanceof RunEvent.StageStarted started) {
      tasks = started.partitions();
    } else if (event instanceof RunEvent.TaskStarted task) {
      running.put(task.partition(), new RunEvent.Progress(task.stage(), task.partition(), 0, 0));
    } else if (event instanceof RunEvent.Progress some) {
      running.put(some.partition(), some);
    } else if (event instanceof RunEvent.TaskFinished task) {
      running.remove(task.partition());
      count(1, task.rows(), task.bytes());
    } else if (event instanceof RunEvent.TaskAgain again) {
      running.remove(again.partition());
      if (again.finished()) {
        count(-1, -again.rows(), -again.bytes());
      }
    }
  }

  private void count(int moreTasks, long moreRows, long moreBytes) {
    tasksDone += moreTasks;
    rows += moreRows;
    bytes += moreBytes;
  }

  RunState state() {
    long total = Math.max(1, tasks) * PIECES;
    return new RunState(
        stage.name(),
        Math.min(total, tasksDone * PIECES + begun()),
        OptionalLong.of(total),
        rows + running.values().stream().mapToLong(RunEvent.Progress::rows).sum(),
        bytes + running.values().stream().mapToLong(RunEvent.Progress::bytes).sum(),
        startNanos);
  }

  /** Pieces of the tasks at work, by the estimate of their rows: never all of a task. */
  private long begun() {
    long expected = Math.max(1, stage.rows() / Math.max(1, tasks));
    return running.values().stream()
        .mapToLong(task -> Math.min(PIECES * 9 / 10, task.rows() * PIECES / expected))
        .sum();
  }
}
