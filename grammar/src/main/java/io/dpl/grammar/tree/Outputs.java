package io.dpl.grammar.tree;

import io.dpl.api.diagnostic.Span;
import java.util.List;

/**
 * Names of what a model or UNNEST makes: {@code AS v} (one name) or {@code AS (a, b)} ({@code
 * unpacked}: one name a field).
 */
public record Outputs(List<Name> names, boolean unpacked, Span span) implements Node {
  public Outputs {
    names = List.copyOf(names);
  }
}
