package io.dpl.engine.schedule;

import io.dpl.api.plan.Stage;
import io.dpl.api.plan.StageGraph;
import io.dpl.engine.backend.Backend;
import io.dpl.engine.backend.Signal;
import io.dpl.engine.backend.TaskCall;
import io.dpl.engine.backend.TaskSignal;
import io.dpl.engine.event.Cancellation;
import io.dpl.engine.event.CancelledException;
import io.dpl.engine.event.RunEvent;
import io.dpl.engine.event.RunListener;
import io.dpl.engine.sink.Manifest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Runs a plan: stages when what they need is there, their tasks in the order of their partitions as
 * workers have room. Written once above all backends.
 *
 * <p>A stage that takes rows from running stages starts as soon as they have started, and takes no
 * slot, so that its senders never wait for it in a circle.
 */
public final class Scheduler {

  private static final long WAIT_MILLIS = 200;

  private final Backend.Session session;
  private final Cancellation cancellation;
  private final RunListener listener;
  private final Slots slots;
  private final Dependencies dependencies;
  private final Map<Integer, StageState> states = new LinkedHashMap<>();
  private final Map<TaskCall, Integer> inFlight = new HashMap<>();
  private final List<Manifest> manifests = new ArrayList<>();
  private @Nullable RuntimeException failure;

  public Scheduler(
      StageGraph graph,
      Backend backend,
      Backend.Session session,
      Cancellation cancellation,
      RunListener listener) {
    this.session = session;
    this.cancellation = cancellation;
    this.listener = listener;
    this.slots = new Slots(backend.workers());
    this.dependencies = new Dependencies(graph);
    for (Stage stage : graph.stages()) {
      states.put(stage.id(), new StageState(stage, dependencies.isBeside(stage)));
    }
  }

  /**
   * Runs to the end.
   *
   * @return manifests of what was written, in the order in which it became visible
   */
  public List<Manifest> run() {
    while (failure == null && states.values().stream().anyMatch(state -> !state.finished)) {
      guarded(this::advance);
      if (failure == null && !inFlight.isEmpty()) {
        next();
      } else if (failure == null && !progressed()) {
        throw new IllegalStateException("no stage of the plan can start");
      }
    }
    if (failure != null) {
      drain();
      throw cancellation.isAsked() ? new CancelledException() : failure;
    }
    return List.copyOf(manifests);
  }

  private boolean progressed() {
    return states.values().stream().allMatch(state -> state.finished)
        || states.values().stream()
            .anyMatch(
                state ->
                    !state.finished
                        && (state.prepared || dependencies.isReady(state.stage, states)));
  }

  private void guarded(Runnable step) {
    try {
      cancellation.check();
      step.run();
    } catch (RuntimeException e) {
      fail(e);
    }
  }

  /** Starts what can start. */
  private void advance() {
    for (StageState state : states.values()) {
      if (!state.prepared && dependencies.isReady(state.stage, states)) {
        state.partitions = session.prepare(state.stage.id());
        state.prepared = true;
        state.startNanos = System.nanoTime();
        listener.on(
            new RunEvent.StageStarted(state.stage.id(), state.stage.name(), state.partitions));
      }
      submit(state);
      if (state.prepared && !state.finished && state.done == state.partitions) {
        finish(state);
      }
    }
  }

  private void submit(StageState state) {
    int most =
        state.stage.parallelism() == 0
            ? Integer.MAX_VALUE
            : state.stage.parallelism() * slots.workers();
    while (state.hasTasks() && (state.beside || state.running < most)) {
      int worker = state.beside ? 0 : slots.find(state.costBytes());
      if (worker < 0) {
        return;
      }
      TaskCall call = new TaskCall(state.stage.id(), state.submitted, 1, state.beside);
      if (!state.beside) {
        slots.take(worker, state.costBytes());
      }
      inFlight.put(call, worker);
      state.submitted++;
      state.running++;
      session.submit(worker, call);
    }
  }

  private void finish(StageState state) {
    manifests.addAll(session.commit(state.stage.id()));
    state.finished = true;
    for (int exchange : Dependencies.received(state.stage)) {
      if (dependencies.isUsedUp(exchange, states)) {
        session.release(exchange);
      }
    }
    long millis = (System.nanoTime() - state.startNanos) / 1_000_000;
    listener.on(
        new RunEvent.StageFinished(
            state.stage.id(), state.stage.name(), state.rows, state.bytes, millis));
  }

  /** Waits for the next signals. */
  private void next() {
    Signal signal = session.await(WAIT_MILLIS);
    while (signal != null) {
      if (signal instanceof TaskSignal task) {
        hear(task);
      } else {
        fail(new IllegalStateException("a worker was lost: " + signal));
      }
      signal = session.await(0);
    }
  }

  private void hear(TaskSignal signal) {
    TaskCall call = signal.call();
    Integer worker = inFlight.get(call);
    if (worker == null) {
      return; // an attempt that was given up
    }
    if (signal instanceof TaskSignal.Started) {
      listener.on(new RunEvent.TaskStarted(call.stage(), call.partition(), call.attempt()));
    } else if (signal instanceof TaskSignal.Progress progress) {
      listener.on(
          new RunEvent.Progress(call.stage(), call.partition(), progress.rows(), progress.bytes()));
    } else {
      StageState state = states.get(call.stage());
      inFlight.remove(call);
      state.running--;
      if (!call.beside()) {
        slots.give(worker, state.costBytes());
      }
      if (signal instanceof TaskSignal.Done done) {
        state.done++;
        state.rows += done.rows();
        state.bytes += done.bytes();
        listener.on(
            new RunEvent.TaskFinished(
                call.stage(), call.partition(), call.attempt(), done.rows(), done.bytes()));
      } else if (signal instanceof TaskSignal.Failed failed) {
        fail(failed.failure());
      } else if (signal instanceof TaskSignal.Lost lost) {
        fail(lost.cause());
      }
    }
  }

  /** The first failure counts, but a cancellation that followed from another never hides it. */
  private void fail(RuntimeException e) {
    if (failure == null || failure instanceof CancelledException) {
      failure = e;
    }
    session.cancel();
  }

  private void drain() {
    while (!inFlight.isEmpty()) {
      next();
    }
  }
}
