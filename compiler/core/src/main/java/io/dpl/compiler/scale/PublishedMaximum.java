package io.dpl.compiler.scale;

/**
 * Formula 1, for light rows: the most partitions that still give every run a full batch.
 *
 * <pre>min rows per partition = b * (C / W)
 * max partitions         = R / min rows per partition</pre>
 *
 * <p>Example: 1,000,000 rows, 4 nodes, concurrency 16, batch 64: 64 * (16 / 4) = 256 rows,
 * 1,000,000 / 256 = 3906 partitions.
 *
 * <p>Source: "Working with Ray and Daft", the shuffle strategy.
 */
public final class PublishedMaximum {

  public static final String NAME = "published-maximum";

  private PublishedMaximum() {}

  /** Rows that a partition needs at least. */
  public static double minRowsPerPartition(Workload work) {
    return work.byBatches(false).minRowsPerPartition();
  }

  /** Most partitions, 0 where there are fewer rows than one partition needs. */
  public static long maxPartitions(Workload work) {
    return work.byBatches(false).publishedMaximum(work.rows());
  }
}
