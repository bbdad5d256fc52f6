package io.dpl.cli.progress;

import io.dpl.cli.terminal.DisplayWidth;
import java.io.PrintStream;
import java.util.List;
import java.util.function.LongSupplier;

/** Lines of a terminal, one a stage at work, drawn again at most ten times a second. */
final class DrawnProgress implements Progress {

  private static final long PAUSE_NANOS = 100_000_000;
  private static final int MOST_STAGES = 6;
  private static final int FEWEST_COLUMNS = 8;
  private static final String CLEAR = "\r\u001b[K";
  private static final String UP = "\u001b[A";

  private final PrintStream err;
  private final int columns;
  private final LongSupplier nanoseconds;
  private int drawn;
  private long next;

  DrawnProgress(PrintStream err, int columns, LongSupplier nanoseconds) {
    this.err = err;
    this.columns = columns;
    this.nanoseconds = nanoseconds;
    // What is over at once needs no progress.
    this.next = nanoseconds.getAsLong() + 3 * PAUSE_NANOS;
  }

  @Override
  public synchronized void show(List<RunState> stages) {
    long now = nanoseconds.getAsLong();
    if (now - next < 0 || stages.isEmpty()) {
      return;
    }
    next = now + PAUSE_NANOS;
    StringBuilder text = new StringBuilder(cleared());
    int shown = Math.min(stages.size(), MOST_STAGES);
    for (int i = 0; i < shown; i++) {
      text.append(i == 0 ? "" : "\n" + CLEAR).append(line(stages.get(i), now));
    }
    err.print(text);
    err.flush();
    drawn = shown;
  }

  private String line(RunState state, long now) {
    String line = ProgressText.bar(state, now);
    int over = DisplayWidth.of(line) - (columns - 1);
    if (over > 0) {
      line = ProgressText.bar(state.called(shortened(state.doing(), over)), now);
    }
    // A line that wraps could not be drawn over.
    return line.substring(0, DisplayWidth.fit(line, 0, columns - 1));
  }

  /** The numbers behind the name are worth more than all of it. */
  private static String shortened(String name, int over) {
    int kept = Math.max(FEWEST_COLUMNS, DisplayWidth.of(name) - over - 1);
    return name.substring(0, DisplayWidth.fit(name, 0, kept)) + "…";
  }

  /** Takes away what is drawn; the cursor ends where the first line began. */
  private String cleared() {
    return CLEAR + (UP + CLEAR).repeat(Math.max(0, drawn - 1));
  }

  @Override
  public synchronized void clear() {
    if (drawn > 0) {
      err.print(cleared());
      err.flush();
      drawn = 0;
    }
  }

  @Override
  public void close() {
    clear();
  }
}
