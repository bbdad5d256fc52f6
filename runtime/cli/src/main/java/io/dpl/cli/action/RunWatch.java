package io.dpl.cli.action;

import io.dpl.api.plan.Output;
import io.dpl.api.plan.Stage;
import io.dpl.api.plan.StageGraph;
import io.dpl.cli.progress.Progress;
import io.dpl.cli.progress.RunState;
import io.dpl.engine.event.RunEvent;
import io.dpl.engine.event.RunListener;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** Follows a run: draws its progress, says its notes, keeps a log of events. Thread-safe. */
final class RunWatch implements RunListener {

  /** A task counts as so many pieces, so that a bar moves inside of long ones. */
  private static final long PIECES = 1000;

  private final StageGraph graph;
  private final Progress progress;
  private final Consumer<String> notes;
  private final EventLog events;
  private final Map<Integer, Integer> partitions = new HashMap<>();
  private final Map<Integer, Map<Integer, Long>> rows = new HashMap<>();
  private final Map<Integer, Long> rowsDone = new HashMap<>();
  private final List<String> written = new ArrayList<>();
  private long tasksDone;
  private boolean hidden;

  RunWatch(StageGraph graph, Progress progress, Consumer<String> notes, EventLog events) {
    this.graph = graph;
    this.progress = progress;
    this.notes = notes;
    this.events = events;
    graph.stages().forEach(stage -> partitions.put(stage.id(), stage.partitions()));
  }

  @Override
  public synchronized void on(RunEvent event) {
    events.add(event);
    if (event instanceof RunEvent.StageStarted started) {
      partitions.put(started.stage(), started.partitions());
    } else if (event instanceof RunEvent.TaskStarted task) {
      running(task.stage()).put(task.partition(), 0L);
    } else if (event instanceof RunEvent.Progress some) {
      running(some.stage()).put(some.partition(), some.rows());
    } else if (event instanceof RunEvent.TaskFinished task) {
      running(task.stage()).remove(task.partition());
      rowsDone.merge(task.stage(), task.rows(), Long::sum);
      tasksDone++;
    } else if (event instanceof RunEvent.TaskAgain again) {
      running(again.stage()).remove(again.partition());
      if (again.finished()) {
        rowsDone.merge(again.stage(), -again.rows(), Long::sum);
        tasksDone--;
      }
    } else if (event instanceof RunEvent.StageFinished finished) {
      for (Output output : graph.stage(finished.stage()).outputs()) {
        if (output instanceof Output.Write write) {
          written.add(write.location());
        }
      }
    } else if (event instanceof RunEvent.Note note) {
      note(note.text());
    }
    show(event.stage());
  }

  private Map<Integer, Long> running(int stage) {
    return rows.computeIfAbsent(stage, id -> new HashMap<>());
  }

  private void show(int id) {
    if (hidden || id == 0) {
      return;
    }
    Stage stage = graph.stage(id);
    long tasks = partitions.values().stream().mapToLong(Integer::longValue).sum();
    long out =
        rowsDone.getOrDefault(id, 0L)
            + running(id).values().stream().mapToLong(Long::longValue).sum();
    progress.show(
        new RunState(
            stage.name(),
            Math.min(tasks * PIECES, tasksDone * PIECES + begun()),
            OptionalLong.of(tasks * PIECES),
            out));
  }

  /** Pieces of the tasks at work, by the estimate of their rows: never all of a task. */
  private long begun() {
    long pieces = 0;
    for (Stage stage : graph.stages()) {
      int tasks = Math.max(1, partitions.getOrDefault(stage.id(), 1));
      long expected = Math.max(1, stage.rows() / tasks);
      for (long done : running(stage.id()).values()) {
        pieces += Math.min(PIECES * 9 / 10, done * PIECES / expected);
      }
    }
    return pieces;
  }

  /** Says something beside the progress. */
  synchronized void note(String text) {
    progress.clear();
    notes.accept(text);
  }

  /** No progress for a while: something else is printed. */
  synchronized void hide() {
    progress.clear();
    hidden = true;
  }

  synchronized void showAgain() {
    hidden = false;
  }

  /** The run has ended: nothing is drawn any more. */
  synchronized void end() {
    hide();
  }

  /** Locations whose writes have become visible. */
  synchronized List<String> written() {
    return List.copyOf(written);
  }
}
