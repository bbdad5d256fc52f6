package io.dpl.compiler.scale;

import io.dpl.api.diagnostic.Span;
import io.dpl.api.plan.Deal;
import io.dpl.api.plan.Decision;

/**
 * Rule 4, align: partitions are cut at multiples of the batch, so that no batch is ragged but the
 * last; only where nothing between the cut and the model changes the number of rows, and where a
 * partition has 8 batches or more.
 *
 * <pre>
 * a partition has a multiple of b rows, all but the last
 * batches lost without it = P / 2 on average, P * b / (2 R) of all
 * </pre>
 *
 * <p>Cut again at the barrier with the true rows ({@link Deal}). Example: 1,000,000 rows, b = 64,
 * 976 partitions: 488 ragged batches of 15,625 are saved, 3.1 %.
 */
public final class AlignCuts {

  public static final String NAME = "align";

  private AlignCuts() {}

  /** Share of ragged batches where cuts stand anywhere. */
  public static double raggedShare(double rows, int batchRows, long partitions) {
    return rows <= 0 ? 0 : partitions * (double) batchRows / (2 * rows);
  }

  /**
   * Rows at whose multiples is cut: the batch; 1 where something changes the rows on the way to the
   * model, or where a partition has few batches: a whole batch more for some of them would take
   * longer than a ragged one for each.
   */
  public static long alignRows(double rows, int batchRows, long partitions, boolean rowsStay) {
    return rowsStay && !isFew(rows, batchRows, partitions) ? batchRows : 1;
  }

  private static boolean isFew(double rows, int batchRows, long partitions) {
    return rows < (double) Deal.FEW_BATCHES * batchRows * partitions;
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
    if (isFew(rows, batchRows, partitions)) {
      return why.binding(
              "a partition has fewer than "
                  + Deal.FEW_BATCHES
                  + " batches: one more for some would cost more than ragged ones")
          .value("equal shares", 0, span);
    }
    double ragged = Math.round(1000 * raggedShare(rows, batchRows, partitions)) / 10.0;
    return why.binding("every batch is full but the last; cut again when the true rows are there")
        .nextBest("cuts anywhere: " + Explained.number(ragged) + " % more batches")
        .value("multiples of " + batchRows + " rows", 0, span);
  }
}
