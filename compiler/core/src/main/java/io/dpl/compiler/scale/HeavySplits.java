package io.dpl.compiler.scale;

import io.dpl.api.plan.TaskCosts;

/**
 * Formula 2, for heavy rows: partitions stay large, batches stream through them, memory is bounded
 * by the batch.
 *
 * <pre>
 * P = max(ceil(bytes / 1 GiB), min(W * s, max(floor(bytes / 64 MiB), work / 0.1 s))), at least 1
 * </pre>
 *
 * <p>The second term gives every slot a split where the splits still are not tiny: 64 MiB, or work
 * that is worth a task ({@link TaskCosts}). Example: 3 GB on one node with 2 slots: 3 splits; 200
 * MB: 2 splits; 2 GB of images that take 10 s each on 4,000 slots: as many as there are images.
 *
 * <p>Source: "Working with Ray and Daft", the streaming strategy.
 */
public final class HeavySplits {

  public static final String NAME = "stream-heavy-rows";

  /** Bytes of a split. */
  public static final long SPLIT_BYTES = 1L << 30;

  private static final long LEAST_BYTES = 64L << 20;

  private HeavySplits() {}

  /** Splits of a source of so many bytes. */
  public static long splits(double bytes, Workload work) {
    long large = (long) Math.ceil(bytes / SPLIT_BYTES);
    int slots = Math.max(work.costs().slots(), work.nodes() * work.slotsPerNode());
    double seconds = work.costs().isKnown() ? work.rows() * work.secondsPerRow() : 0;
    double worth = Math.max(Math.floor(bytes / LEAST_BYTES), seconds / TaskCosts.TASK_SECONDS);
    long covered = (long) Math.min(slots, Math.min(worth, Math.ceil(work.rows())));
    long splits = Math.max(1, Math.max(large, covered));
    return work.costs().worth(splits, work.rows(), work.concurrency());
  }
}
