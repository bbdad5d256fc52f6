package io.dpl.compiler.scale;

import io.dpl.api.model.ModelSignature;

/**
 * BATCH AUTO starts where a run is worth its fixed part: the model's own batch, doubled until that
 * part is a twentieth of the run or less.
 *
 * <pre>
 * row = secondsPerRow - secondsPerRun / batchRows
 * b   = the least batchRows * 2^n with secondsPerRun &lt;= 0.05 (secondsPerRun + b * row)
 * </pre>
 *
 * <p>Only as far as a batch of every task fits a quarter of a node's memory, so that a larger batch
 * never means fewer tasks. A model that declares no fixed part keeps its batch. Example: 50 ms a
 * run and 1 ms a row, declared with 64 rows: 1,024.
 */
public final class WorthARun {

  public static final String NAME = "worth-a-run";

  private static final double SHARE = 0.05;
  private static final int MOST_ROWS = 1 << 16;

  private WorthARun() {}

  /**
   * Rows with which AUTO starts.
   *
   * @param nodeBytes memory of a node, of which runs may hold a quarter
   * @param tasks tasks at once on a node, each with a batch
   * @param argumentBytes bytes of the arguments of a row
   */
  public static int rows(ModelSignature model, long nodeBytes, int tasks, double argumentBytes) {
    double row = argumentBytes * model.cost().inflation() + model.activationBytesPerRow();
    return rows(model, nodeBytes / 4.0 / Math.max(1, tasks) / Math.max(1, row));
  }

  /** As far as so many rows. */
  static int rows(ModelSignature model, double most) {
    double run = model.secondsPerRun();
    int rows = model.batchRows();
    double row = model.cost().secondsPerRow() - run / Math.max(1, rows);
    if (run <= 0 || row <= 0) {
      return rows;
    }
    while (2.0 * rows <= Math.min(MOST_ROWS, most) && run > SHARE * (run + rows * row)) {
      rows *= 2;
    }
    return rows;
  }
}
