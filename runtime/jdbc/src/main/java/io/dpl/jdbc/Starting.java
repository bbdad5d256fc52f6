package io.dpl.jdbc;

import io.dpl.api.diagnostic.DplException;
import io.dpl.api.diagnostic.RunCode;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * A script that is compiled and started on a thread of its own: neither can be broken off, and the
 * first of a process takes a second, but who waits is told at once that it is cancelled.
 * Thread-safe.
 */
final class Starting {

  /** Compiles and starts. */
  @FunctionalInterface
  interface Work {

    /**
     * @param self says whether anybody still waits
     */
    Execution run(Starting self) throws SQLException;
  }

  private final CompletableFuture<Execution> started = new CompletableFuture<>();

  /** Begins; returns at once. */
  void begin(Executor threads, Work work) throws SQLException {
    try {
      threads.execute(() -> begin(work));
    } catch (RejectedExecutionException e) {
      throw Errors.closed("connection");
    }
  }

  private void begin(Work work) {
    try {
      Execution execution = work.run(this);
      if (!started.complete(execution)) {
        execution.close();
      }
    } catch (Throwable t) {
      started.completeExceptionally(t);
    }
  }

  /** Throws if nobody waits any more. */
  void check() throws SQLException {
    if (started.isDone()) {
      throw cancelled();
    }
  }

  /** Ends the waiting, and with it what was started or will be. */
  void cancel() {
    if (!started.completeExceptionally(cancelled()) && !started.isCompletedExceptionally()) {
      started.join().cancel();
    }
  }

  /** Waits for it. An interrupt of this thread cancels it. */
  Execution await() throws SQLException {
    try {
      return started.get();
    } catch (InterruptedException e) {
      cancel();
      Thread.currentThread().interrupt();
      throw cancelled();
    } catch (ExecutionException e) {
      throw told(e.getCause());
    }
  }

  /** The failure with the stack of who asked, and of where it happened. */
  private static SQLException told(Throwable failure) {
    if (failure instanceof DplException known) {
      return Errors.of(known);
    }
    if (failure instanceof SQLException known) {
      return known;
    }
    if (failure instanceof Error error) {
      throw error;
    }
    throw failure instanceof RuntimeException bug ? bug : new IllegalStateException(failure);
  }

  private static SQLException cancelled() {
    return new SQLException(
        RunCode.CANCELLED.id() + ": the statement was cancelled; run it again",
        "57014",
        Errors.number(RunCode.CANCELLED));
  }
}
