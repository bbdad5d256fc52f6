package io.dpl.compiler.scale;

import io.dpl.api.diagnostic.Span;
import io.dpl.api.plan.Decision;

/**
 * Keys that each task hands over, from which the bounds of ranges are made: about 100 a range in
 * all, so that a range has within about a tenth of the rows of another.
 *
 * <pre>
 * m = 100 P_out / P_in, between 1,000 and 100,000
 * </pre>
 *
 * <p>The standard error of a range of P is about 1 / sqrt(100) of its rows. Example: 400 ranges
 * from 20 tasks: 2,000 keys each; 4 ranges from one task: 1,000.
 */
public final class RangeSample {

  public static final String NAME = "range-sample";

  private static final long A_RANGE = 100;
  private static final long LEAST = 1_000;
  private static final long MOST = 100_000;

  private RangeSample() {}

  /** Keys of a task. */
  public static long rows(int tasks, int ranges) {
    return Math.max(LEAST, Math.min(MOST, A_RANGE * ranges / tasks));
  }

  /** Why. */
  public static Decision decision(double rows, int tasks, int ranges, Span span) {
    return Explained.of("keys sampled", NAME)
        .input("R", rows, "rows")
        .input("P_in", tasks, "tasks")
        .input("P_out", ranges, "ranges")
        .binding("about 100 keys a range; equal keys stay together, NULLs in the last range")
        .nextBest("BY HASH moves the rows once and not twice, and keeps no order")
        .value(rows(tasks, ranges) + " a task", 0, span);
  }
}
