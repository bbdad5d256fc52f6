package io.dpl.cli.progress;

import java.io.PrintStream;
import java.util.List;
import java.util.function.LongSupplier;

/** A line a stage every ten seconds, for logs. */
final class PrintedProgress implements Progress {

  private static final long PAUSE_NANOS = 10_000_000_000L;

  private final PrintStream err;
  private final LongSupplier nanoseconds;
  private long next;

  PrintedProgress(PrintStream err, LongSupplier nanoseconds) {
    this.err = err;
    this.nanoseconds = nanoseconds;
    this.next = nanoseconds.getAsLong() + PAUSE_NANOS;
  }

  @Override
  public synchronized void show(List<RunState> stages) {
    long now = nanoseconds.getAsLong();
    if (now - next >= 0) {
      next = now + PAUSE_NANOS;
      stages.forEach(stage -> err.println(ProgressText.line(stage, now)));
    }
  }

  @Override
  public void clear() {}

  @Override
  public void close() {}
}
