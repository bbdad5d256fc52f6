package io.dpl.engine;

import io.dpl.api.plan.StageGraph;
import io.dpl.engine.backend.Backend;
import io.dpl.engine.backend.RunSession;
import io.dpl.engine.event.Cancellation;
import io.dpl.engine.event.RunListener;
import java.util.HashSet;
import java.util.Set;

/** The runs of an engine that are not closed yet. Thread-safe. */
final class OpenRuns {

  private final String owner;
  private final Set<SessionRun> runs = new HashSet<>();
  private boolean closed;

  /**
   * @param owner for the message when it is closed: {@code "the engine"}
   */
  OpenRuns(String owner) {
    this.owner = owner;
  }

  /**
   * Asks before a session is made for a new run.
   *
   * @param whenAlone what is done if no other run is open
   */
  void admit(Runnable whenAlone) {
    synchronized (runs) {
      if (closed) {
        throw new IllegalStateException(owner + " is closed");
      }
      if (runs.isEmpty()) {
        whenAlone.run();
      }
    }
  }

  /** Begins a run, which is forgotten when it is closed. */
  Run begin(
      StageGraph graph,
      Backend backend,
      RunSession session,
      Cancellation cancellation,
      RunListener listener) {
    SessionRun run = new SessionRun(graph, backend, session, cancellation, listener, this::forget);
    synchronized (runs) {
      runs.add(run);
    }
    run.begin();
    return run;
  }

  private void forget(SessionRun run) {
    synchronized (runs) {
      runs.remove(run);
    }
  }

  /** Closes all, and admits no more; false if that was done before. */
  boolean close() {
    SessionRun[] open;
    synchronized (runs) {
      if (closed) {
        return false;
      }
      closed = true;
      open = runs.toArray(SessionRun[]::new);
    }
    for (SessionRun run : open) {
      run.close();
    }
    return true;
  }

  /** Whether native code hangs in one that was closed: what it uses must stay. */
  boolean isAnyLeft() {
    synchronized (runs) {
      return !runs.isEmpty();
    }
  }
}
