package io.dpl.compiler.scale;

import io.dpl.api.plan.BarrierRule;

/**
 * Too few rows for full batches on every slot: work goes to every slot all the same, with smaller
 * batches.
 *
 * <pre>P = min(R, W * s), b = ceil(R / P)</pre>
 *
 * <p>Work that varies and whose cost is known gets more partitions as far as they are worth it
 * ({@link WorthATask}). Example: 10 rows, one node with 2 slots, batch 64: 2 partitions with
 * batches of 5.
 */
public final class FewRows {

  public static final String NAME = "few-rows";

  private FewRows() {}

  /** Whether even one partition a slot would not fill a batch, and no task more is worth it. */
  public static boolean applies(Workload work) {
    BarrierRule rule = work.byBatches(false);
    return rule.isFew(work.rows()) && rule.byBatches(work.rows()) == rule.fewRows(work.rows());
  }

  /** Partitions, at least 1. */
  public static long partitions(Workload work) {
    return work.byBatches(false).fewRows(work.rows());
  }

  /** Rows of a batch then. */
  public static int batchRows(Workload work) {
    return (int) Math.max(1, Math.min(work.batchRows(), Math.ceil(work.rows() / partitions(work))));
  }
}
