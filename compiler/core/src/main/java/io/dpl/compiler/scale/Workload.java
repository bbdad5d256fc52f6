package io.dpl.compiler.scale;

import io.dpl.api.plan.BarrierRule;
import io.dpl.api.plan.TaskCosts;

/**
 * What the rules know of the work behind a cut.
 *
 * @param rows R, rows that cross the cut
 * @param rowBytes w, bytes of one of them
 * @param nodes W, nodes that can do the work
 * @param concurrency C, runs of the model (or of the heaviest function) at once over all nodes
 * @param batchRows b, rows of one run
 * @param secondsPerRow work still to be done on a row, on one core
 * @param varies whether the work of a row varies (it depends on a file, a text, an image)
 * @param costs what tasks take, for what starting them costs
 */
public record Workload(
    double rows,
    double rowBytes,
    int nodes,
    int concurrency,
    int batchRows,
    double secondsPerRow,
    boolean varies,
    TaskCosts costs) {

  /** Work whose tasks are not weighed against what they cost. */
  public Workload(
      double rows,
      double rowBytes,
      int nodes,
      int concurrency,
      int batchRows,
      double secondsPerRow,
      boolean varies) {
    this(rows, rowBytes, nodes, concurrency, batchRows, secondsPerRow, varies, TaskCosts.UNKNOWN);
  }

  /**
   * The rule for cuts before heavy work on light rows, asked again when the true rows are there.
   */
  public BarrierRule byBatches(boolean keyed) {
    return rule(BarrierRule.Formula.BATCHES, 0, keyed);
  }

  /** A rule over this work; what is keyed can only be merged later. */
  BarrierRule rule(BarrierRule.Formula formula, long targetBytes, boolean keyed) {
    BarrierRule open =
        new BarrierRule(
            formula,
            1,
            Math.round(rows),
            Math.round(rows * rowBytes),
            keyed,
            nodes,
            concurrency,
            batchRows,
            varies,
            targetBytes,
            1,
            Integer.MAX_VALUE,
            costs);
    int planned = open.partitions(open.rows(), open.bytes());
    return new BarrierRule(
        formula,
        planned,
        open.rows(),
        open.bytes(),
        keyed,
        nodes,
        concurrency,
        batchRows,
        varies,
        targetBytes,
        1,
        keyed ? planned : Integer.MAX_VALUE,
        costs);
  }

  /** C / W, at least 1: runs at once on a node. */
  public double concurrencyPerNode() {
    return Math.max(1, (double) concurrency / nodes);
  }

  /** s: partitions that run at once on a node. */
  public int slotsPerNode() {
    return (int) Math.ceil(concurrencyPerNode());
  }

  /** k for a number of partitions: batches a partition. */
  public long batchesPerPartition(long partitions) {
    return (long) Math.ceil(Math.ceil(rows / partitions) / batchRows);
  }
}
