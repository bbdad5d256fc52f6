package io.dpl.benchmarks.simulate;

import io.dpl.api.plan.Deal;
import java.util.List;

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
    /** Contiguous rows: splits of files. */
    CONTIGUOUS,
    /** Blocks of rows in rounds: DPL's round robin. */
    DEALT,
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

  /** The rows of some partitions of a cut that is not random. */
  List<Deal.Run> runs(long first, long end) {
    return form == Form.DEALT
        ? deal().runs(Math.toIntExact(first), Math.toIntExact(end))
        : List.of(new Deal.Run(firstRow(first), firstRow(end)));
  }

  /** First row of a partition of a contiguous cut. */
  long firstRow(long partition) {
    long align = deal().align();
    long blocks = (rows + align - 1) / align;
    return Math.min(rows, blocks * partition / partitions * align);
  }

  private Deal deal() {
    return new Deal(rows, Math.toIntExact(partitions), alignRows);
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
