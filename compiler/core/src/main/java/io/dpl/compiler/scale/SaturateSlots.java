package io.dpl.compiler.scale;

/**
 * Every slot has a batch running and one waiting.
 *
 * <pre>s * k >= 2 * C / W</pre>
 *
 * <p>Example: 4 nodes, concurrency 16, 4 tasks at once on a node with 16 batches each: 64 >= 8.
 */
public final class SaturateSlots {

  public static final String NAME = "saturate";

  private SaturateSlots() {}

  /** Whether a number of partitions keeps the slots busy. */
  public static boolean holds(Workload work, long partitions) {
    double atOnce = Math.min(work.slotsPerNode(), Math.ceil((double) partitions / work.nodes()));
    return atOnce * work.batchesPerPartition(partitions) >= 2 * work.concurrencyPerNode();
  }
}
