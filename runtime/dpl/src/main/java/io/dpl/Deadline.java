package io.dpl;

import io.dpl.api.diagnostic.DplException;
import io.dpl.api.diagnostic.RunCode;
import io.dpl.api.diagnostic.Span;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Ends a run when its time is over, on a thread that ends with the run. */
final class Deadline implements AutoCloseable {

  private final Duration time;
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile boolean over;

  Deadline(Duration time) {
    this.time = time;
  }

  /** Begins to count. */
  void start(Runnable cancel) {
    Thread thread =
        new Thread(
            () -> {
              try {
                if (!closed.await(time.toNanos(), TimeUnit.NANOSECONDS)) {
                  over = true;
                  cancel.run();
                }
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            "dpl-deadline");
    thread.setDaemon(true);
    thread.start();
  }

  /** What a failure is to the caller: that the time was over, where that was why. */
  DplException explained(DplException failure) {
    boolean cancelled = failure.diagnostics().stream().anyMatch(d -> d.code() == RunCode.CANCELLED);
    return over && cancelled
        ? DplException.of(
            RunCode.TIMED_OUT,
            Span.NONE,
            "the run did not end within " + time.toMillis() + " ms",
            "give it more time, or less to do")
        : failure;
  }

  @Override
  public void close() {
    closed.countDown();
  }
}
