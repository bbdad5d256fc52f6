package io.dpl.benchmarks.simulate;

import io.dpl.api.plan.BarrierRule;

/**
 * How rows become partitions, and these batches.
 *
 * @param partitions how many
 * @param batchRows rows of a model run
 * @param alignRows contiguous partitions end at multiples of so many rows
 */
record Cut(long rows, long partitions, int batchRows, long alignRows, Form form) {

  /** Where partitions end. */
  enum Form {
    /** Contiguous rows: DPL's round robin, splits of files. */
    CONTIGUOUS,
    /** Each row to any partition: a shuffle. */
    RANDOM
  }

  /** Contiguous rows that end anywhere. */
  static Cut equal(long rows, long partitions, int batchRows) {
    return new Cut(rows, partitions, batchRows, 1, Form.CONTIGUOUS);
  }

  /** Each row to any partition. */
  static Cut random(long rows, long partitions, int batchRows) {
    return new Cut(rows, partitions, batchRows, 1, Form.RANDOM);
  }

  /** First row of a partition of a contiguous cut. */
  long firstRow(long partition) {
    return BarrierRule.firstRow(
        Math.toIntExact(partition), Math.toIntExact(partitions), rows, alignRows);
  }

  /** Batches over all partitions beyond those of one partition, relative. */
  static double ragged(long[] sizes, int batchRows) {
    long rows = 0;
    long batches = 0;
    for (long size : sizes) {
      rows += size;
      batches += (size + batchRows - 1) / batchRows;
    }
    return batches / Math.ceil((double) rows / batchRows) - 1;
  }
}
