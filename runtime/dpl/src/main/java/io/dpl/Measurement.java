package io.dpl;

import io.dpl.api.plan.Decision;
import io.dpl.compiler.explain.Explain;
import io.dpl.compiler.explain.page.Measured;
import io.dpl.engine.event.RunEvent;
import io.dpl.engine.event.RunListener;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.LongSupplier;

/**
 * Keeps what a run does, for {@link Plan#html(Measurement)}: start the plan with it as listener.
 * Thread-safe.
 */
public final class Measurement implements RunListener {

  private record Key(int stage, int partition, int attempt) {}

  private record Begun(long millis, String worker) {}

  private final LongSupplier nanoseconds;
  private final long startNanos;
  private final Map<Key, Begun> running = new HashMap<>();
  private final List<Measured.Task> tasks = new ArrayList<>();
  private final List<Measured.Stage> stages = new ArrayList<>();
  private final MeasuredModels models = new MeasuredModels();
  private long endMillis;

  /** Begins now. */
  public Measurement() {
    this(System::nanoTime);
  }

  Measurement(LongSupplier nanoseconds) {
    this.nanoseconds = nanoseconds;
    this.startNanos = nanoseconds.getAsLong();
  }

  @Override
  public synchronized void on(RunEvent event) {
    long now = (nanoseconds.getAsLong() - startNanos) / 1_000_000;
    endMillis = now;
    if (event instanceof RunEvent.TaskStarted task) {
      running.put(
          new Key(task.stage(), task.partition(), task.attempt()), new Begun(now, task.worker()));
    } else if (event instanceof RunEvent.TaskFinished task) {
      Key key = new Key(task.stage(), task.partition(), task.attempt());
      ended(key, now, task.rows(), task.bytes(), false);
    } else if (event instanceof RunEvent.TaskAgain task) {
      Key key = new Key(task.stage(), task.partition(), task.attempt());
      ended(key, now, task.rows(), task.bytes(), true);
    } else if (event instanceof RunEvent.BatchChanged change) {
      models.add(change);
    } else if (event instanceof RunEvent.ModelRan runs) {
      models.add(runs);
    } else if (event instanceof RunEvent.StageFinished done) {
      stages.removeIf(stage -> stage.id() == done.stage());
      stages.add(new Measured.Stage(done.stage(), done.rows(), done.bytes(), done.millis()));
    }
  }

  private void ended(Key key, long now, long rows, long bytes, boolean lost) {
    Begun begun = running.remove(key);
    if (begun != null) {
      tasks.add(
          new Measured.Task(
              key.stage(),
              key.partition(),
              key.attempt(),
              begun.worker(),
              begun.millis(),
              now,
              rows,
              bytes,
              lost));
    }
  }

  /** A stage that has ended; empty for others. */
  public synchronized Optional<RunEvent.StageFinished> stage(int id) {
    return stages.stream()
        .filter(stage -> stage.id() == id)
        .map(
            stage ->
                new RunEvent.StageFinished(
                    stage.id(), "", stage.rows(), stage.bytes(), stage.millis()))
        .findFirst();
  }

  /** What each model took, in the order of the plan. */
  public synchronized List<ModelTime> models() {
    return models.times();
  }

  /** What was decided while it ran: the batches of BATCH AUTO, each with what was measured. */
  public synchronized List<Decision> decisions() {
    return models.decisions();
  }

  /** The decisions as a plan prints its own, under a title; empty where there are none. */
  public String explainDecisions(String title) {
    return Explain.decisions(title, decisions());
  }

  /**
   * Rows of the batches to which BATCH AUTO came in the end; empty where it did not change them.
   */
  synchronized OptionalInt settledRows(int stage, int node) {
    return models.settledRows(stage, node);
  }

  synchronized Measured measured() {
    return new Measured(stages, tasks, endMillis, decisions());
  }
}
