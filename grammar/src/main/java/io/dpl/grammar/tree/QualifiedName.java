package io.dpl.grammar.tree;

import io.dpl.api.diagnostic.Span;
import java.util.List;

/** A name with its namespaces, {@code lake.sales.orders}; at least one part. */
public record QualifiedName(List<Name> parts, Span span) implements Node {
  public QualifiedName {
    parts = List.copyOf(parts);
  }

  /** The last part. */
  public Name last() {
    return parts.get(parts.size() - 1);
  }

  /** The parts joined by dots, without quotes. */
  public String text() {
    return String.join(".", parts.stream().map(Name::text).toList());
  }

  @Override
  public String toString() {
    return text();
  }
}
