package io.dpl.cli.progress;

import java.io.PrintStream;
import java.util.function.LongSupplier;

/** A line every ten seconds, for logs. */
final class PrintedProgress implements Progress {

  private static final long PAUSE_NANOS = 10_000_000_000L;

  private final PrintStream err;
  private final LongSupplier nanoseconds;
  private final ProgressText text;
  private long next;

  PrintedProgress(PrintStream err, LongSupplier nanoseconds) {
    this.err = err;
    this.nanoseconds = nanoseconds;
    long now = nanoseconds.getAsLong();
    this.text = new ProgressText(now);
    this.next = now + PAUSE_NANOS;
  }

  @Override
  public synchronized void show(RunState state) {
    long now = nanoseconds.getAsLong();
    if (now - next >= 0) {
      next = now + PAUSE_NANOS;
      err.println(text.line(state, now));
    }
  }

  @Override
  public void clear() {}

  @Override
  public void close() {}
}
