package io.dpl.compiler.scale;

import io.dpl.api.plan.BarrierRule;

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

  private TargetBytes() {}

  /** Partitions for a target, at least 1. */
  public static long partitions(Workload work, long targetBytes) {
    return rule(work, targetBytes, false).planned();
  }

  /** The rule, to be asked again with the true bytes. */
  public static BarrierRule rule(Workload work, long targetBytes, boolean keyed) {
    return work.rule(BarrierRule.Formula.BYTES, targetBytes, keyed);
  }
}
