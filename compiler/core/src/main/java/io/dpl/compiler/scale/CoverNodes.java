package io.dpl.compiler.scale;

/**
 * Every node gets work, and where the cost of a row varies several tasks a slot even it out.
 *
 * <pre>P >= W          where all rows cost the same
 * P >= 3 * W * s  where they do not
 * P >= 16 * W * s where it is known besides what tasks cost, as far as they are worth it</pre>
 *
 * <p>Example: 4 nodes with 4 tasks at once, files of all sizes: at least 48 partitions.
 */
public final class CoverNodes {

  public static final String NAME = "cover";

  private CoverNodes() {}

  /** Least partitions. */
  public static long minPartitions(Workload work) {
    return work.byBatches(false).cover();
  }
}
