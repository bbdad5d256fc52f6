package io.dpl.engine.event;

import java.util.LinkedHashSet;
import java.util.Set;

/** The wish that a run ends, seen by all its threads. */
public final class Cancellation {

  private final Set<Runnable> actions = new LinkedHashSet<>();
  private volatile boolean requested;
  private volatile boolean asked;

  /** Asks for the end as a user does, not because something failed. */
  public void ask() {
    synchronized (actions) {
      asked |= !requested;
    }
    request();
  }

  /** Whether the run ends because somebody asked for it, and not because something failed. */
  public boolean isAsked() {
    return asked;
  }

  /** Asks for the end and runs the actions that are registered. Thread-safe, has effect once. */
  public void request() {
    Runnable[] now;
    synchronized (actions) {
      if (requested) {
        return;
      }
      requested = true;
      now = actions.toArray(Runnable[]::new);
      actions.clear();
    }
    for (Runnable action : now) {
      action.run();
    }
  }

  public boolean isRequested() {
    return requested;
  }

  /** Ends the calling operator where the run is to end. */
  public void check() {
    if (requested) {
      throw new CancelledException();
    }
  }

  /** Registers what interrupts a wait; runs at once where the end is already asked for. */
  public void onRequest(Runnable action) {
    synchronized (actions) {
      if (!requested) {
        actions.add(action);
        return;
      }
    }
    action.run();
  }

  /** Takes back an action. */
  public void forget(Runnable action) {
    synchronized (actions) {
      actions.remove(action);
    }
  }
}
