package io.dpl.engine.local;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads of one run.
 *
 * @param slots for tasks, first come first served
 * @param beside for what must not wait for a slot: receivers of running stages, further outputs
 */
record LocalThreads(ExecutorService slots, ExecutorService beside) {

  private static final long PATIENCE_SECONDS = 60;

  static LocalThreads of(String run, int slots) {
    ThreadPoolExecutor tasks =
        new ThreadPoolExecutor(
            slots,
            slots,
            1,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            named("dpl-" + run + "-task-"));
    tasks.allowCoreThreadTimeOut(true);
    return new LocalThreads(tasks, Executors.newCachedThreadPool(named("dpl-" + run + "-side-")));
  }

  private static ThreadFactory named(String prefix) {
    AtomicInteger count = new AtomicInteger();
    return action -> {
      Thread thread = new Thread(action, prefix + count.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }

  /** Interrupts what runs. */
  void interrupt() {
    slots.shutdownNow().forEach(Runnable::run); // those that wait see the wish to end and say so
    beside.shutdownNow().forEach(Runnable::run);
  }

  /** Waits until all threads have ended. */
  void close() {
    slots.shutdown();
    beside.shutdown();
    try {
      if (!slots.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)
          || !beside.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new IllegalStateException("a task does not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
