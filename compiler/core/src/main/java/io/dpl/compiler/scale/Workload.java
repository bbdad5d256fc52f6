package io.dpl.compiler.scale;

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
 */
public record Workload(
    double rows,
    double rowBytes,
    int nodes,
    int concurrency,
    int batchRows,
    double secondsPerRow,
    boolean varies) {

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
