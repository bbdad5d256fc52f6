package io.dpl.api.plan;

/**
 * How many partitions a stage has, as a rule with its inputs: the compiler asks it with estimates,
 * the engine asks it again with the true rows and bytes when the stages before have finished. The
 * only home of these formulas; the classes of {@code io.dpl.compiler.scale} name and explain them.
 *
 * <pre>
 * FIXED    P = planned
 * BATCHES  R &lt; b * W * s:  P = min(R, W * s)
 *          else            P = min(max(R / (16 b), cover), max(R / (b * C / W), W * s))
 *          cover = W, or 3 * W * s where the work of a row varies
 *          where it varies and costs are known: P = min(R, max(R / (16 b), 8 * W * s))
 *          then as far as tasks are worth their start, in whole waves ({@link TaskCosts})
 * BYTES    P = max(ceil(bytes / target), min(W * s, bytes / 8 MiB))
 * all      at least 1, between minPartitions and maxPartitions
 * </pre>
 *
 * <p>C is {@code concurrency}, W {@code nodes}, s = ceil(max(1, C / W)), b {@code batchRows}.
 * Senders of a keyed stage have already split their rows into {@link Exchange#partitions()} buckets
 * when the rule is asked again: {@code maxPartitions} is that number, and receivers take runs of
 * buckets. Rows without keys are dealt out by {@link Deal}.
 *
 * <p>The published maximum R / (b * C / W) stands for full batches where nothing is known of a run.
 * Where its fixed part is known, {@link TaskCosts} weighs that: rows that differ want more tasks.
 *
 * <p>Example: b = 64, C = 16, W = 4, work that varies: 976 partitions for 1,000,000 rows; 19 when
 * only 5,000 came, min(max(4, 48), max(19, 16)); 16 for 500, which fill no batch a slot.
 *
 * @param planned what came out with the estimates
 * @param rows estimate of the rows that arrive
 * @param bytes estimate of the bytes that arrive
 * @param keyed rows of equal keys stay together: partitions may only be merged
 * @param nodes nodes that can do the work
 * @param concurrency runs at once over all nodes
 * @param batchRows rows of one run, and the multiple at which round-robin rows are cut
 * @param varies whether the work of a row varies
 * @param targetBytes bytes a partition should have
 * @param costs what a task takes and costs, {@link TaskCosts#UNKNOWN} where nothing is known
 */
public record BarrierRule(
    Formula formula,
    int planned,
    long rows,
    long bytes,
    boolean keyed,
    int nodes,
    int concurrency,
    int batchRows,
    boolean varies,
    long targetBytes,
    int minPartitions,
    int maxPartitions,
    TaskCosts costs) {

  /** Batches a task, so that starting it and its last ragged batch cost little. */
  public static final int BATCHES_PER_TASK = 16;

  /** Bytes below which a partition is not worth a task. */
  public static final long LEAST_BYTES = 8L << 20;

  /** Which formula chooses. */
  public enum Formula {
    /** A number that stays: the script's, a single partition, the splits of a source. */
    FIXED,
    /** Several batches a task, before heavy work on light rows. */
    BATCHES,
    /** Partitions by size, before relational work. */
    BYTES
  }

  /** A rule that knows no costs. */
  public BarrierRule(
      Formula formula,
      int planned,
      long rows,
      long bytes,
      boolean keyed,
      int nodes,
      int concurrency,
      int batchRows,
      boolean varies,
      long targetBytes,
      int minPartitions,
      int maxPartitions) {
    this(
        formula,
        planned,
        rows,
        bytes,
        keyed,
        nodes,
        concurrency,
        batchRows,
        varies,
        targetBytes,
        minPartitions,
        maxPartitions,
        TaskCosts.UNKNOWN);
  }

  /** A number that no true rows change. */
  public static BarrierRule fixed(int partitions) {
    return new BarrierRule(
        Formula.FIXED, partitions, 0, 0, false, 1, 1, 1, false, 0, partitions, partitions);
  }

  /** Partitions for so many rows and bytes, at least 1. */
  public int partitions(long rows, long bytes) {
    double wanted =
        switch (formula) {
          case FIXED -> planned;
          case BATCHES -> byBatches(rows);
          case BYTES -> bySize(bytes);
        };
    return (int) Math.max(1, Math.min(Math.max(wanted, minPartitions), maxPartitions));
  }

  /** Whether true numbers may change what was planned. */
  public boolean isOpen() {
    return formula != Formula.FIXED && minPartitions < maxPartitions;
  }

  /** s: partitions that run at once on a node. */
  public int slotsPerNode() {
    return (int) Math.ceil(Math.max(1, (double) concurrency / nodes));
  }

  /** b * C / W: rows that a partition needs so that every run on a node gets a full batch. */
  public double minRowsPerPartition() {
    return batchRows * Math.max(1, (double) concurrency / nodes);
  }

  /** R / (b * C / W): the published maximum, 0 where there are fewer rows. */
  public long publishedMaximum(double rows) {
    return (long) (rows / minRowsPerPartition());
  }

  /** R / (16 b), 0 where there are fewer rows. */
  public long severalBatches(double rows) {
    return (long) (rows / ((double) BATCHES_PER_TASK * batchRows));
  }

  /** W, or 3 * W * s where the work of a row varies; 8 * W * s where tasks can be weighed. */
  public long cover() {
    return varies ? waves() * nodes * slotsPerNode() : nodes;
  }

  /** Tasks a slot that even out work which varies. */
  public long waves() {
    return costs.isKnown() ? TaskCosts.WAVES : 3;
  }

  /** Whether one partition a slot would not fill a batch. */
  public boolean isFew(double rows) {
    return rows < (double) batchRows * nodes * slotsPerNode();
  }

  /** Whether work varies and its cost is known, so that tasks are weighed and not capped. */
  public boolean evensOut() {
    return varies && costs.isKnown();
  }

  /** min(R, W * s), at least 1. */
  public long fewRows(double rows) {
    return Math.max(1, Math.min((long) Math.ceil(rows), (long) nodes * slotsPerNode()));
  }

  /** The formula BATCHES. */
  public long byBatches(double rows) {
    return costs.worth(unweighed(rows), rows, concurrency);
  }

  /** The formula BATCHES before costs are weighed. */
  public long unweighed(double rows) {
    if (evensOut()) {
      double wanted = Math.max(severalBatches(rows), cover());
      return Math.max(1, (long) Math.min(Math.ceil(rows), wanted));
    }
    if (isFew(rows)) {
      return fewRows(rows);
    }
    long cap = Math.max(publishedMaximum(rows), (long) nodes * slotsPerNode());
    return Math.max(1, Math.min(Math.max(severalBatches(rows), Math.min(cover(), cap)), cap));
  }

  /** The formula BYTES. */
  public long bySize(double bytes) {
    long slots = Math.min((long) nodes * slotsPerNode(), (long) (bytes / LEAST_BYTES));
    return Math.max(1, Math.max((long) Math.ceil(bytes / Math.max(1, targetBytes)), slots));
  }
}
