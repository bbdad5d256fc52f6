package io.dpl.cli.progress;

import io.dpl.cli.terminal.DisplayWidth;
import java.io.PrintStream;
import java.util.function.LongSupplier;

/** One line of a terminal, drawn again at most ten times a second. */
final class DrawnProgress implements Progress {

  private static final long PAUSE_NANOS = 100_000_000;
  private static final int FEWEST_COLUMNS = 8;
  private static final String CLEAR = "\r\u001b[K";

  private final PrintStream err;
  private final int columns;
  private final LongSupplier nanoseconds;
  private final ProgressText text;
  private boolean drawn;
  private long next;

  DrawnProgress(PrintStream err, int columns, LongSupplier nanoseconds) {
    this.err = err;
    this.columns = columns;
    this.nanoseconds = nanoseconds;
    long now = nanoseconds.getAsLong();
    this.text = new ProgressText(now);
    // What is over at once needs no progress.
    this.next = now + 3 * PAUSE_NANOS;
  }

  @Override
  public synchronized void show(RunState state) {
    long now = nanoseconds.getAsLong();
    if (now - next < 0) {
      return;
    }
    next = now + PAUSE_NANOS;
    String line = text.bar(state, now);
    int over = DisplayWidth.of(line) - (columns - 1);
    if (over > 0) {
      line = text.bar(state.called(shortened(state.doing(), over)), now);
    }
    // A line that wraps could not be drawn over.
    err.print(CLEAR + line.substring(0, DisplayWidth.fit(line, 0, columns - 1)));
    err.flush();
    drawn = true;
  }

  /** The numbers behind the name are worth more than all of it. */
  private static String shortened(String name, int over) {
    int kept = Math.max(FEWEST_COLUMNS, DisplayWidth.of(name) - over - 1);
    return name.substring(0, DisplayWidth.fit(name, 0, kept)) + "…";
  }

  @Override
  public synchronized void clear() {
    if (drawn) {
      err.print(CLEAR);
      err.flush();
      drawn = false;
    }
  }

  @Override
  public void close() {
    clear();
  }
}
