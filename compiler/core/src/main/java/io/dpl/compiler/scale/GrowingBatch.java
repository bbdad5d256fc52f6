package io.dpl.compiler.scale;

import io.dpl.api.model.ModelSignature;

/**
 * How far BATCH AUTO may go while it runs: it doubles as long as a larger batch pays, and never
 * beyond what the certificate counts for it.
 *
 * <pre>
 * most = max(b, min(64 MiB / m, memory a run / m, R / P, 65,536))
 * m    = working memory of a row in a run
 * </pre>
 *
 * <p>A model that bounds something else than rows, tokens, keeps its batch: there it is an upper
 * bound. Example: 40 bytes a row: 65,536 rows; 450 KB: 149; a batch that is larger already stays.
 */
public final class GrowingBatch {

  public static final String NAME = "batch-auto";

  /** Working memory to which a run may grow. */
  public static final long RUN_BYTES = 64L << 20;

  private static final int MOST_ROWS = 1 << 16;

  private GrowingBatch() {}

  /** Whether more rows in a run can pay at all. */
  public static boolean applies(ModelSignature model) {
    return model.activationBytesPerRun() == 0 && model.windowRows() <= model.batchRows();
  }

  /**
   * Most rows.
   *
   * @param startRows where it starts
   */
  static int mostRows(int startRows, BatchChooser.Bounds bounds) {
    double bytes = Math.min(RUN_BYTES, bounds.slotBytes()) / Math.max(1, bounds.runBytesPerRow());
    double most = Math.min(Math.min(bytes, MOST_ROWS), Math.ceil(bounds.taskRows()));
    return (int) Math.max(startRows, Math.floor(most));
  }

  /** What ends it at that number. */
  static String binding(int mostRows, BatchChooser.Bounds bounds) {
    if (mostRows == (int) Math.ceil(bounds.taskRows())) {
      return "all rows of a task";
    }
    return mostRows == MOST_ROWS ? "no more at once" : "memory of a run";
  }
}
