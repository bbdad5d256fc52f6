package io.dpl.engine.batch;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * BATCH AUTO: the rows of a run, from the start that the compiler chose.
 *
 * <pre>
 * double   while rows a second grow by more than 5 %, and twice as many are at most {@code most}
 * back     to half where they do not, or where memory fails; then it stays
 * </pre>
 *
 * <p>Rows a second are the median of three runs that were more than half full; the first run of all
 * is not one of them, it warms up. Shared by all tasks that call the model in one process.
 * Thread-safe.
 *
 * <p>Example: 50 ms a run and 1 ms a row from 64 rows: 128 (1.28 times as many rows a second), 256
 * (1.17), 512 (1.09), 1,024 (1.046): stays at 512.
 */
public final class AutoBatch {

  private static final double PAYS = 1.05;
  private static final int RUNS = 3;

  private final int mostRows;
  private final double[] rates = new double[RUNS];
  private int rows;
  private int measured;
  private boolean warm;
  private boolean settled;
  private double before;

  /**
   * @param mostRows rows of a batch at most
   */
  public AutoBatch(int startRows, int mostRows) {
    this.rows = startRows;
    this.mostRows = mostRows;
  }

  /**
   * The batch changed, or found that it will not.
   *
   * @param because as the end of a sentence
   */
  public record Step(int fromRows, int toRows, String because) {}

  /** Rows of the next run. */
  public synchronized int rows() {
    return rows;
  }

  /** Whether it will grow no more. */
  public synchronized boolean isSettled() {
    return settled;
  }

  /**
   * Hears of a run.
   *
   * @param batchRows what {@link #rows} said before it
   * @param ranRows rows that it had, fewer at the end of a task
   */
  public synchronized Optional<Step> ran(int batchRows, int ranRows, long nanos) {
    if (settled || batchRows != rows || 2L * ranRows <= batchRows) {
      return Optional.empty();
    }
    if (!warm) {
      warm = true;
      return Optional.empty();
    }
    rates[measured++] = ranRows * 1e9 / Math.max(1, nanos);
    return measured < RUNS ? Optional.empty() : Optional.of(judge());
  }

  private Step judge() {
    double[] sorted = rates.clone();
    Arrays.sort(sorted);
    double rate = sorted[RUNS / 2];
    String seen =
        before == 0
            ? number(rate) + " rows/s with " + rows + " rows"
            : number(before) + " rows/s became " + number(rate) + " with twice the rows";
    measured = 0;
    if (before > 0 && rate <= PAYS * before) {
      return settle(rows / 2, seen);
    }
    if (2L * rows > mostRows) {
      return settle(rows, seen + ", and the bound is " + mostRows + " rows");
    }
    boolean first = before == 0;
    before = rate;
    return change(2 * rows, first ? seen + ", and twice as many may do better" : seen);
  }

  /**
   * Hears that a run had too little memory; half as many rows are tried from now on.
   *
   * @return empty where not even one row fits, or where another task has already stepped back
   */
  public synchronized Optional<Step> failed(int batchRows) {
    if (batchRows <= 1 || rows < batchRows) {
      return Optional.empty();
    }
    return Optional.of(settle(batchRows / 2, "a run of " + batchRows + " had too little memory"));
  }

  private Step settle(int to, String because) {
    settled = true;
    return change(to, because);
  }

  private Step change(int to, String because) {
    Step step = new Step(rows, to, because);
    rows = to;
    return step;
  }

  private static String number(double rate) {
    return String.format(Locale.ROOT, rate < 100 ? "%.3g" : "%.0f", rate);
  }
}
