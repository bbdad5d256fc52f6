package io.dpl.compiler.scale;

import io.dpl.api.plan.BarrierRule;

/**
 * Several batches a task, so that the cost of starting one and its last ragged batch stay small.
 *
 * <pre>P = floor(R / (k * b)), k = 16</pre>
 *
 * <p>Example: 1,000,000 rows, batch 64: 1,000,000 / 1024 = 976 partitions; a few of them take a
 * 17th batch. Extra ragged batches: 0.8 % at 250 partitions, 3.2 % at 1000, 12.1 % at the published
 * maximum of 3906.
 */
public final class SeveralBatches {

  public static final String NAME = "several-batches-a-task";

  /** Batches a task. */
  public static final int BATCHES = BarrierRule.BATCHES_PER_TASK;

  private SeveralBatches() {}

  /** Wanted partitions, 0 where there are too few rows for one such task. */
  public static long partitions(Workload work) {
    return work.byBatches(false).severalBatches(work.rows());
  }
}
