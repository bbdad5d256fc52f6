package io.dpl.compiler.rel;

import io.dpl.api.diagnostic.Span;
import java.util.List;

/**
 * A REPARTITION as written.
 *
 * @param count wanted partitions for COUNT, else 0
 * @param targetBytes bytes a partition for TARGET, else 0
 * @param keys input columns that are hashed; empty for round-robin
 */
public record RepartitionSpec(
    Kind kind, int count, long targetBytes, List<Integer> keys, Span span) {

  public RepartitionSpec {
    keys = List.copyOf(keys);
  }

  /** Who chooses the number. */
  public enum Kind {
    AUTO,
    COUNT,
    TARGET
  }
}
