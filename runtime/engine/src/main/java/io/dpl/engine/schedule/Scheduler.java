package io.dpl.engine.schedule;

import io.dpl.api.plan.StageGraph;
import io.dpl.engine.backend.Backend;
import io.dpl.engine.backend.Signal;
import io.dpl.engine.backend.TaskSignal;
import io.dpl.engine.event.Cancellation;
import io.dpl.engine.event.CancelledException;
import io.dpl.engine.event.RunListener;
import io.dpl.engine.sink.Manifest;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs a plan: hears what happened, makes good what was lost, starts what can start. Written once
 * above all backends.
 *
 * <p>A stage that takes rows from running stages starts as soon as they have started, and takes no
 * slot, so that its senders never wait for it in a circle.
 */
public final class Scheduler {

  private static final long WAIT_MILLIS = 200;
  private static final int SIGNALS_AT_ONCE = 1000;
  private static final long PATIENCE_SECONDS = 120;
  private static final long DRAIN_MILLIS = 1500;

  private final RunState run;
  private final Cancellation cancellation;
  private final Recovery recovery;
  private final Commits commits;
  private final Dispatch dispatch;
  private final Signals signals;
  private long idleNanos = -1;
  private @Nullable RuntimeException failure;

  public Scheduler(
      StageGraph graph,
      Backend backend,
      Backend.Session session,
      Cancellation cancellation,
      RunListener listener) {
    this(graph, backend, session, cancellation, listener, System::nanoTime);
  }

  /**
   * @param nanos the time, which a test may make up
   */
  Scheduler(
      StageGraph graph,
      Backend backend,
      Backend.Session session,
      Cancellation cancellation,
      RunListener listener,
      LongSupplier nanos) {
    this.run = new RunState(graph, backend, session, listener, nanos);
    this.cancellation = cancellation;
    this.recovery = new Recovery(run);
    this.commits = new Commits(run);
    this.dispatch = new Dispatch(run, commits);
    this.signals = new Signals(run, recovery, commits);
  }

  /**
   * Runs to the end.
   *
   * @return manifests of what was written, in the order in which it became visible
   */
  public List<Manifest> run() {
    while (failure == null && !isDone()) {
      try {
        cancellation.check();
        recovery.settle();
        commits.advance();
        dispatch.fill();
        next();
      } catch (RuntimeException e) {
        fail(e);
      }
    }
    if (failure != null) {
      drain(); // a task may still tell why the others were cancelled
      RuntimeException ended = failure;
      throw cancellation.isAsked() ? new CancelledException() : ended;
    }
    return commits.manifests();
  }

  private boolean isDone() {
    return run.stages().stream().allMatch(state -> state.committed);
  }

  private void next() {
    long now = run.nanos.getAsLong();
    if (!run.flights.isEmpty() || !run.delays.isEmpty()) {
      idleNanos = -1;
    } else if (commits.isPending() || isDone() || commits.commitEarly()) {
      return;
    } else {
      waitForWorkers(now);
    }
    Signal signal = run.session.await(run.delays.millis(now, WAIT_MILLIS));
    for (int i = 1; signal != null; i++) {
      signals.hear(signal);
      signal = i < SIGNALS_AT_ONCE ? run.session.await(0) : null;
    }
  }

  /** Nothing runs: either no worker is there for what could, or the plan goes round in a circle. */
  private void waitForWorkers(long now) {
    if (run.stages().stream().noneMatch(s -> !s.waiting.isEmpty() && run.isReady(s))) {
      throw new IllegalStateException("no stage of the plan can start");
    }
    if (idleNanos < 0) {
      idleNanos = now;
      run.note(0, "no worker is there: waiting for one");
    } else if (now - idleNanos > PATIENCE_SECONDS * 1_000_000_000) {
      throw Faults.noWorkers(PATIENCE_SECONDS);
    }
  }

  /** The first failure counts, but a cancellation that followed from another never hides it. */
  private void fail(RuntimeException e) {
    if (failure == null || failure instanceof CancelledException) {
      failure = e;
    }
    run.session.cancel();
  }

  /** Waits for those that still work; in other processes only for a while. */
  private void drain() {
    long end = run.nanos.getAsLong() + DRAIN_MILLIS * 1_000_000;
    while (!run.flights.isEmpty() && (run.inProcess || run.nanos.getAsLong() < end)) {
      Signal signal = run.session.await(WAIT_MILLIS);
      if (signal != null) {
        signals.hearAtEnd(signal);
        if (signal instanceof TaskSignal.Failed failed && failure instanceof CancelledException) {
          failure = failed.failure();
        }
      }
    }
  }
}
