package io.dpl.compiler.scale;

import io.dpl.api.diagnostic.Span;
import io.dpl.api.plan.BarrierRule;
import io.dpl.api.plan.Decision;

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

  /** Why a shuffle has its partitions; a number that SET gave is kept. */
  public static Decision shuffle(BarrierRule rule, Span span) {
    if (!rule.isOpen() && rule.formula() == BarrierRule.Formula.FIXED) {
      return Explained.of("partitions", "as-written")
          .binding("a number the user wrote is kept: SET partitions")
          .value(String.valueOf(rule.planned()), 0, span);
    }
    return Explained.of("partitions", NAME)
        .input("R", rule.rows(), "rows")
        .input("bytes", rule.bytes(), "bytes that arrive")
        .input("W", rule.nodes(), "nodes")
        .input("C", rule.concurrency(), "slots")
        .input("target", rule.targetBytes(), "bytes a partition")
        .binding(
            Math.ceil((double) rule.bytes() / rule.targetBytes()) >= rule.planned()
                ? "bytes / target"
                : "a partition a slot, while a partition has 8 MiB")
        .nextBest(
            rule.keyed()
                ? "fewer when the true bytes are there: partitions are merged"
                : "decided again when the true bytes are there")
        .value(String.valueOf(rule.planned()), 0, span);
  }
}
