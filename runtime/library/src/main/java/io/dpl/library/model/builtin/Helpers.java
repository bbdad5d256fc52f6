package io.dpl.library.model.builtin;

import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Threads that help a session with its window while other sessions have nothing to do, as at the
 * end of a stage, where a window may be seconds of work for one slot beside idle ones.
 *
 * <p>The engine says by its slots how many sessions may work at once. As many threads may work
 * together as sessions did since the first of those that are open, so that a run of fewer slots is
 * not held to those of the run before it; and a helper goes home when a session needs its place.
 */
final class Helpers implements AutoCloseable {

  private final AtomicInteger started = new AtomicInteger();
  private final ThreadPoolExecutor threads =
      new ThreadPoolExecutor(
          0,
          Integer.MAX_VALUE,
          1,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          action -> {
            Thread thread = new Thread(action, "dpl-embed-" + started.incrementAndGet());
            thread.setDaemon(true);
            return thread;
          });
  private int open;
  private int sessions;
  private int helping;
  private int most;

  /** A session is opened. */
  synchronized void open() {
    open++;
  }

  /** It is closed, and the last one takes what is known of the run's slots with it. */
  synchronized void release() {
    if (--open == 0) {
      most = 0;
    }
  }

  /** A session begins to work. */
  synchronized void enter() {
    sessions++;
    most = Math.max(most, sessions);
  }

  /** It has ended its work. */
  synchronized void leave() {
    sessions--;
  }

  /** Runs this on a thread of its own if there is room for one, and says whether it does. */
  boolean start(Runnable work) {
    synchronized (this) {
      if (sessions + helping >= most) {
        return false;
      }
      helping++;
    }
    threads.execute(
        () -> {
          try {
            work.run();
          } finally {
            synchronized (this) {
              helping--;
            }
          }
        });
    return true;
  }

  /** Whether helpers may go on. */
  synchronized boolean mayStay() {
    return sessions + helping <= most;
  }

  @Override
  public void close() {
    threads.shutdown();
  }
}
