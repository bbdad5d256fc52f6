package io.dpl.compiler.scale;

import io.dpl.api.diagnostic.Span;
import io.dpl.api.plan.BarrierRule;
import io.dpl.api.plan.Decision;

/**
 * Rule 4, align: partitions are cut at multiples of the batch, so that no batch is ragged but the
 * last; only where nothing between the cut and the model changes the number of rows.
 *
 * <pre>
 * partition p starts at row floor(B * p / P) * b, B = ceil(R / b)
 * batches lost without it = P / 2 on average, P * b / (2 R) of all
 * </pre>
 *
 * <p>Cut again at the barrier with the true rows ({@link BarrierRule#firstRow}). Example: 1,000,000
 * rows, b = 64, 976 partitions: 488 ragged batches of 15,625 are saved, 3.1 %.
 */
public final class AlignCuts {

  public static final String NAME = "align";

  private AlignCuts() {}

  /** Share of ragged batches where cuts stand anywhere. */
  public static double raggedShare(double rows, int batchRows, long partitions) {
    return rows <= 0 ? 0 : partitions * (double) batchRows / (2 * rows);
  }

  /**
   * Rows at whose multiples is cut: the batch, or the share of a partition where that is less; 1
   * where something changes the rows on the way to the model.
   */
  public static long alignRows(double rows, int batchRows, long partitions, boolean rowsStay) {
    long share = (long) Math.ceil(rows / Math.max(1, partitions));
    return rowsStay ? Math.max(1, Math.min(batchRows, share)) : 1;
  }

  /** The decision. */
  public static Decision decision(
      double rows, int batchRows, long partitions, boolean rowsStay, Span span) {
    Explained why =
        Explained.of("cuts", NAME)
            .input("R", rows, "rows")
            .input("b", batchRows, "rows a batch")
            .input("P", partitions, "partitions");
    if (!rowsStay) {
      return why.binding("something between the cut and the call changes the number of rows")
          .value("anywhere", 0, span);
    }
    if (rows < (double) batchRows * partitions) {
      return why.binding("a partition has less than one batch").value("equal shares", 0, span);
    }
    double ragged = Math.round(1000 * raggedShare(rows, batchRows, partitions)) / 10.0;
    return why.binding("every batch is full but the last; cut again when the true rows are there")
        .nextBest("cuts anywhere: " + Explained.number(ragged) + " % more batches")
        .value("multiples of " + batchRows + " rows", 0, span);
  }
}
