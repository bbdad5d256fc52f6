package io.dpl.compiler.rel;

import io.dpl.api.diagnostic.Span;
import java.util.List;

/**
 * A REPARTITION as written.
 *
 * @param count wanted partitions for COUNT, else 0
 * @param targetBytes bytes a partition for TARGET, else 0
 * @param keys input columns that place a row; empty for round-robin
 * @param byRange whether each partition has a range of the keys, else those of equal hash
 */
public record RepartitionSpec(
    Kind kind, int count, long targetBytes, List<Integer> keys, boolean byRange, Span span) {

  public RepartitionSpec {
    keys = List.copyOf(keys);
  }

  /** The same of other columns. */
  public RepartitionSpec withKeys(List<Integer> other) {
    return new RepartitionSpec(kind, count, targetBytes, other, byRange, span);
  }

  /** Who chooses the number. */
  public enum Kind {
    AUTO,
    COUNT,
    TARGET
  }
}
