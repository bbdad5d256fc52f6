package io.dpl;

import io.dpl.engine.event.RunEvent;
import io.dpl.engine.event.RunListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Those who watch a run: sums its events up for whoever asks for progress. */
final class Observers implements RunListener {

  private final RunListener first;
  private final long startNanos = System.nanoTime();
  private final Map<Integer, Progress.Stage> stages = new LinkedHashMap<>();
  private final Map<Long, long[]> tasks = new LinkedHashMap<>();
  private final List<Progress.Listener> listeners = new ArrayList<>();

  Observers(RunListener first) {
    this.first = first;
  }

  /** Adds a listener, which hears at once how far the run is. */
  void add(Progress.Listener listener) {
    Progress now;
    synchronized (this) {
      listeners.add(listener);
      now = progress();
    }
    listener.on(now);
  }

  @Override
  public void on(RunEvent event) {
    first.on(event);
    Progress now;
    List<Progress.Listener> all;
    synchronized (this) {
      note(event);
      if (listeners.isEmpty()) {
        return;
      }
      now = progress();
      all = List.copyOf(listeners);
    }
    all.forEach(listener -> listener.on(now));
  }

  private Progress progress() {
    return new Progress(
        List.copyOf(stages.values()), Duration.ofNanos(System.nanoTime() - startNanos));
  }

  private void note(RunEvent event) {
    if (event instanceof RunEvent.StageStarted started) {
      stages.put(
          started.stage(),
          new Progress.Stage(
              started.stage(), started.name(), started.partitions(), 0, 0, 0, false));
    } else if (event instanceof RunEvent.Progress progress) {
      task(progress.stage(), progress.partition(), progress.rows(), progress.bytes(), 0);
    } else if (event instanceof RunEvent.TaskFinished task) {
      task(task.stage(), task.partition(), task.rows(), task.bytes(), 1);
    } else if (event instanceof RunEvent.TaskAgain again) {
      task(again.stage(), again.partition(), 0, 0, again.finished() ? -1 : 0);
    } else if (event instanceof RunEvent.StageFinished finished) {
      Progress.Stage stage = stages.get(finished.stage());
      int count = stage == null ? 0 : stage.tasks();
      stages.put(
          finished.stage(),
          new Progress.Stage(
              finished.stage(),
              finished.name(),
              count,
              count,
              finished.rows(),
              finished.bytes(),
              true));
    }
  }

  private void task(int id, int partition, long rows, long bytes, int done) {
    long[] now = tasks.computeIfAbsent(((long) id << 32) | partition, key -> new long[2]);
    Progress.Stage stage = stages.get(id);
    if (stage != null) {
      stages.put(
          id,
          new Progress.Stage(
              id,
              stage.name(),
              stage.tasks(),
              Math.min(stage.tasks(), stage.tasksDone() + done),
              stage.rows() + rows - now[0],
              stage.bytes() + bytes - now[1],
              false));
    }
    now[0] = rows;
    now[1] = bytes;
  }
}
