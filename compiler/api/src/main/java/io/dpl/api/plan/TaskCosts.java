package io.dpl.api.plan;

/**
 * What the tasks of a stage take, and so how many of them are worth their start.
 *
 * <pre>
 * S = slots, work = R * secondsPerRow, d = 0.2 ms of the scheduler a task, t = 50 ms to start one
 * 1.5 sqrt(work / d) &lt; S:  P &lt;= 1.5 sqrt(work / d)
 * else                     P &lt;= max(S, min(sqrt(work / (t / S + run / C)),
 *                                        max(work / (S d), 1.5 sqrt(work / d))))
 * runs wait for slots of the model (C &lt; S), and rows are prepared before it:
 *                          P &gt;= sqrt(R * prepare * C / run), between C and S
 * the model looks at n rows together (windowRows):
 *                          P &lt;= max(S, R / n)
 * P &gt; S:                   P is a multiple of S, so that no wave of tasks leaves slots idle
 * </pre>
 *
 * <p>The first line: a task more costs d and saves work / P^2, so sqrt(work / d) is best. The
 * second likewise: a task more costs its slot t and the slot of the model the fixed part of a run,
 * and the slowest task, for which all others wait, gets shorter. So a slot with a minute of work
 * has 34 tasks, one with an hour 268. Example: 700,000 rows of 0.3 ms on 13,024 slots: 210 s of
 * work, 1,537 tasks and not 13,024, whose dispatch alone takes 2.6 s; 8,000,000 rows of 5 ms on
 * 1,808 slots: 1,808 tasks and not 1,928, of which 120 would run when all others have ended; 2,000
 * texts on two slots, of which the model sorts 1,024 at once by their length: 2 tasks and not 14,
 * whose windows of 143 texts pad 5 % more.
 *
 * <p>Source: the simulator of the benchmarks.
 *
 * @param slots S, tasks at once over all nodes; 0 where costs are not known
 * @param secondsPerRow all work of a task on a row, on one core
 * @param prepareSecondsPerRow the part of it before the model
 * @param secondsPerRun the part of a model run that does not depend on its rows
 * @param windowRows rows that the model likes to see together: its window, or a batch where the
 *     fixed part of a run is not known; 0 where it does not matter
 */
public record TaskCosts(
    int slots,
    double secondsPerRow,
    double prepareSecondsPerRow,
    double secondsPerRun,
    int windowRows) {

  /** Nothing is known: no task is weighed. */
  public static final TaskCosts UNKNOWN = new TaskCosts(0, 0, 0, 0);

  /** Tasks a slot that even out work which varies, as far as they are worth it. */
  public static final long WAVES = 8;

  /** The scheduler's own time for a task. */
  public static final double DISPATCH_SECONDS = 2e-4;

  /** Work for which another split of heavy rows is worth its task. */
  public static final double TASK_SECONDS = 0.1;

  /** What starting a task takes a slot: the most that the simulator has, 2 ms in one process. */
  private static final double START_SECONDS = 0.05;

  /** Work whose model looks at one batch at a time. */
  public TaskCosts(
      int slots, double secondsPerRow, double prepareSecondsPerRow, double secondsPerRun) {
    this(slots, secondsPerRow, prepareSecondsPerRow, secondsPerRun, 0);
  }

  /** Whether tasks can be weighed. */
  public boolean isKnown() {
    return slots > 0 && secondsPerRow > 0;
  }

  /**
   * Partitions that are worth it.
   *
   * @param wanted by the other rules
   * @param rows R
   * @param concurrency C
   */
  public long worth(long wanted, double rows, int concurrency) {
    if (!isKnown()) {
      return wanted;
    }
    double work = rows * secondsPerRow;
    double partitions = wanted;
    if (concurrency < slots && prepareSecondsPerRow > 0) {
      partitions = Math.max(partitions, prepared(rows, concurrency));
    }
    partitions = Math.min(partitions, Math.min(most(work, concurrency), wholeWindows(rows)));
    if (partitions > slots) {
      return (long) partitions / slots * slots;
    }
    return (long) Math.max(1, Math.min(partitions, Math.ceil(rows)));
  }

  /**
   * Most partitions that are worth it.
   *
   * @param work seconds of one core
   * @param concurrency C
   */
  public double most(double work, int concurrency) {
    double serial = 1.5 * Math.sqrt(work / DISPATCH_SECONDS);
    if (serial < slots) {
      return Math.max(1, serial);
    }
    double start = START_SECONDS / slots + secondsPerRun / Math.max(1, concurrency);
    double dispatched = Math.max(work / slots / DISPATCH_SECONDS, serial);
    return Math.max(slots, Math.min(Math.sqrt(work / start), dispatched));
  }

  /** Most partitions of a whole window of the model each; one a slot where windows are fewer. */
  public double wholeWindows(double rows) {
    return windowRows <= 0 ? Double.MAX_VALUE : Math.max(slots, Math.floor(rows / windowRows));
  }

  /** Tasks that prepare rows while others run: as many as slots where runs are short. */
  private double prepared(double rows, int concurrency) {
    double best =
        secondsPerRun <= 0
            ? slots
            : Math.sqrt(rows * prepareSecondsPerRow * concurrency / secondsPerRun);
    double between = Math.max(concurrency, Math.min(slots, best));
    return between < slots ? Math.floor(between / concurrency) * concurrency : between;
  }
}
