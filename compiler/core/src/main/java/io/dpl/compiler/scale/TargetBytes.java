package io.dpl.compiler.scale;

/**
 * Partitions by size, where nothing heavy follows or the script says TARGET.
 *
 * <pre>P = ceil(R * w / target), at least one a slot where that leaves 8 MiB a partition</pre>
 *
 * <p>Example: 10 GiB at 128 MiB a partition: 80.
 */
public final class TargetBytes {

  public static final String NAME = "target-bytes";

  /** Bytes a partition unless the script says otherwise. */
  public static final long DEFAULT_BYTES = 128L << 20;

  private static final double LEAST_BYTES = 8 << 20;

  private TargetBytes() {}

  /** Partitions for a target, at least 1. */
  public static long partitions(Workload work, long targetBytes) {
    double bytes = work.rows() * work.rowBytes();
    long bySize = (long) Math.ceil(bytes / targetBytes);
    long bySlots =
        Math.min((long) work.nodes() * work.slotsPerNode(), (long) (bytes / LEAST_BYTES));
    return Math.max(1, Math.max(bySize, bySlots));
  }
}
