package io.dpl.compiler.scale;

import io.dpl.api.diagnostic.Span;
import io.dpl.api.plan.Decision;

/**
 * The batch of a model run: what the script says, else the model's own start, never more than its
 * memory allows.
 *
 * <pre>
 * b = min(BATCH of the flow, BATCH of APPLY else of the model, floor(memory a slot / (w * inflation)))
 * without any BATCH of the script: min(what a run is worth, what saturates the slots, memory)
 * </pre>
 *
 * <p>Example: flow 64, model 100, 150 KiB a row with inflation 3, 512 MiB a slot: min(64, 100,
 * 1165) = 64.
 */
public final class BatchChooser {

  public static final String NAME = "batch";

  private BatchChooser() {}

  /**
   * A chosen batch with its reason.
   *
   * @param mostRows most rows to which it may grow while it runs; 0 for a batch that is fixed
   */
  public record Choice(int rows, int mostRows, Decision decision) {}

  /**
   * What bounds the batch.
   *
   * @param flowRows BATCH n of the flow, 0 for none
   * @param flowBytes BATCH 'size' of the flow, 0 for none
   * @param callRows BATCH n of the APPLY else of the model, 0 for none or AUTO
   * @param declaredRows where the model's declaration starts
   * @param startRows where AUTO starts, see {@link WorthARun}
   * @param rowBytes bytes of the arguments of a row
   * @param runBytesPerRow working memory of a row in a run
   * @param slotBytes memory that one run may use
   * @param saturatingRows most rows that leave a batch waiting behind each that runs, for AUTO
   * @param auto whether the script says BATCH AUTO
   * @param taskRows rows of a task, which a batch may grow to; 0 where more rows in a run cannot
   *     pay, see {@link GrowingBatch#applies}
   */
  public record Bounds(
      int flowRows,
      long flowBytes,
      int callRows,
      int declaredRows,
      int startRows,
      double rowBytes,
      double runBytesPerRow,
      double slotBytes,
      double saturatingRows,
      boolean auto,
      double taskRows) {

    /** Of a batch that stays as it is chosen. */
    public Bounds(
        int flowRows,
        long flowBytes,
        int callRows,
        int declaredRows,
        int startRows,
        double rowBytes,
        double runBytesPerRow,
        double slotBytes,
        double saturatingRows) {
      this(
          flowRows,
          flowBytes,
          callRows,
          declaredRows,
          startRows,
          rowBytes,
          runBytesPerRow,
          slotBytes,
          saturatingRows,
          false,
          0);
    }
  }

  /** Chooses. */
  public static Choice choose(String model, Bounds bounds, int stage, Span span) {
    double rows = bounds.startRows();
    String binding =
        bounds.startRows() > bounds.declaredRows()
            ? "a run's fixed part is a twentieth of it at most (rule " + WorthARun.NAME + ")"
            : "the model's start for BATCH AUTO";
    if (bounds.flowRows() > 0 || bounds.callRows() > 0 || bounds.flowBytes() > 0) {
      rows = Double.MAX_VALUE;
    }
    if (bounds.callRows() > 0) {
      rows = bounds.callRows();
      binding = "BATCH of the APPLY or the model";
    }
    if (bounds.flowRows() > 0 && bounds.flowRows() < rows) {
      rows = bounds.flowRows();
      binding = "BATCH of the flow";
    }
    if (bounds.flowBytes() > 0
        && Math.floor(bounds.flowBytes() / Math.max(1, bounds.rowBytes())) < rows) {
      rows = Math.max(1, Math.floor(bounds.flowBytes() / Math.max(1, bounds.rowBytes())));
      binding = "BATCH of the flow in bytes";
    }
    boolean auto = bounds.flowRows() == 0 && bounds.callRows() == 0 && bounds.flowBytes() == 0;
    String nextBest = "";
    if (auto && bounds.saturatingRows() < rows) {
      nextBest =
          (int) rows + " (the model's start): slots wait while a task gets its next rows ready";
      rows = Math.max(1, bounds.saturatingRows());
      binding = "few rows a task: two batches for every slot (rule " + SaturateSlots.NAME + ")";
    }
    double most =
        Math.max(1, Math.floor(bounds.slotBytes() / Math.max(1, bounds.runBytesPerRow())));
    if (most < rows) {
      rows = most;
      binding = "memory of a run";
    }
    int chosen = (int) Math.min(rows, 1 << 20);
    int grown =
        bounds.auto() && bounds.taskRows() > 0 ? GrowingBatch.mostRows(chosen, bounds) : chosen;
    Explained why =
        Explained.of("batch of " + model, NAME)
            .input(
                "flow",
                bounds.flowRows() > 0
                    ? bounds.flowRows() + " rows"
                    : bounds.flowBytes() > 0 ? bounds.flowBytes() + " bytes" : "none")
            .input("call", bounds.callRows() > 0 ? bounds.callRows() + " rows" : "none")
            .input("start", bounds.declaredRows(), "rows")
            .input("memory a row", bounds.runBytesPerRow(), "bytes")
            .input("memory a run", bounds.slotBytes(), "bytes");
    if (grown > chosen) {
      why.input("most", grown, "rows while it pays: " + GrowingBatch.binding(grown, bounds));
    }
    Decision decision =
        why.binding(binding).nextBest(nextBest).value(chosen + " rows", stage, span);
    return new Choice(chosen, bounds.auto() ? grown : 0, decision);
  }
}
