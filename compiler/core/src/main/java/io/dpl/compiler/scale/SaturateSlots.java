package io.dpl.compiler.scale;

/**
 * Rule 2, saturate: every slot has a batch running and one waiting.
 *
 * <pre>s * k >= 2 * C / W</pre>
 *
 * <p>Where rows are too few for that, the batch gets smaller, not the number of partitions (rule
 * 5). Example: 4 nodes, concurrency 16, 4 tasks at once on a node with 16 batches each: 64 >= 8.
 */
public final class SaturateSlots {

  public static final String NAME = "saturate";

  private SaturateSlots() {}

  /**
   * Most rows of a batch that leave one waiting behind the one that runs, in every slot.
   *
   * <pre>k >= ceil(2 * C / W / s), b <= R / P / k</pre>
   *
   * <p>Only where as many tasks run at once as there are slots; with fewer tasks a smaller batch
   * fills no slot.
   *
   * @param partitionRows R / P
   * @param tasksAtOnce s, tasks that run at once on a node
   * @param concurrencyPerNode C / W
   */
  public static double mostBatchRows(
      double partitionRows, double tasksAtOnce, double concurrencyPerNode) {
    if (tasksAtOnce < concurrencyPerNode) {
      return Double.MAX_VALUE;
    }
    return Math.max(1, Math.floor(partitionRows / Math.ceil(2 * concurrencyPerNode / tasksAtOnce)));
  }

  /**
   * Whether a second batch is worth its run: half of the rows are prepared while the other half
   * runs. So it is where nothing is known of what a run costs beside its rows.
   *
   * <pre>prepare / 2 &gt; secondsPerRun</pre>
   *
   * <p>Example: 55 rows of a task that take 1.2 ms each to decode, and a model of 180 ms a run: 33
   * ms are saved by 180 ms more, so one batch of 55.
   *
   * @param prepareSeconds to prepare all rows of a task
   * @param secondsPerRun the fixed part of a run, 0 where nobody knows
   */
  public static boolean pays(double prepareSeconds, double secondsPerRun) {
    return secondsPerRun <= 0 || prepareSeconds / 2 > secondsPerRun;
  }

  /** Whether a number of partitions keeps the slots busy. */
  public static boolean holds(Workload work, long partitions) {
    double atOnce = Math.min(work.slotsPerNode(), Math.ceil((double) partitions / work.nodes()));
    return atOnce * work.batchesPerPartition(partitions) >= 2 * work.concurrencyPerNode();
  }
}
