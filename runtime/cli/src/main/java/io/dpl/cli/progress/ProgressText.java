package io.dpl.cli.progress;

import io.dpl.api.cluster.Bytes;
import java.util.Locale;

/** Puts the state of a stage into words. */
final class ProgressText {

  private static final int BAR_CELLS = 20;
  private static final String FULL = "█";
  private static final String EMPTY = "░";

  private ProgressText() {}

  /**
   * For example {@code embedding ██████░░░░░░░░░░░░░░ 30 % 12,345 rows 4.5 MiB 265/s 0:32 left}.
   */
  static String bar(RunState state, long now) {
    double share = share(state);
    if (share < 0) {
      return line(state, now);
    }
    int cells = (int) (share * BAR_CELLS);
    return state.doing()
        + " "
        + FULL.repeat(cells)
        + EMPTY.repeat(BAR_CELLS - cells)
        + tail(state, share, now);
  }

  /** For example {@code embedding 30 % 12,345 rows 4.5 MiB 265/s 0:32 left}. */
  static String line(RunState state, long now) {
    return state.doing() + tail(state, share(state), now);
  }

  private static String tail(RunState state, double share, long now) {
    double seconds = (now - state.startNanos()) / 1e9;
    StringBuilder text = new StringBuilder();
    if (share >= 0) {
      text.append(String.format(Locale.ROOT, " %d %%", (int) (share * 100)));
    }
    text.append(String.format(Locale.ROOT, "  %,d rows", state.rows()));
    if (state.bytes() > 0) {
      text.append("  ").append(Bytes.print(state.bytes()));
    }
    if (seconds >= 1 && state.rows() > 0) {
      text.append(String.format(Locale.ROOT, "  %,d/s", Math.round(state.rows() / seconds)));
    }
    // Earlier than that the guess jumps about.
    boolean guessing = share >= 0.05 && seconds >= 2 && share < 1;
    text.append("  ");
    text.append(guessing ? clock(seconds / share - seconds) + " left" : clock(seconds));
    return text.toString();
  }

  /** Part done, or -1 where nobody knows. */
  private static double share(RunState state) {
    long total = state.total().orElse(0);
    return total > 0 ? Math.min(1, (double) state.done() / total) : -1;
  }

  private static String clock(double seconds) {
    long whole = Math.round(seconds);
    return whole < 3600
        ? String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60)
        : String.format(Locale.ROOT, "%d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60);
  }
}
