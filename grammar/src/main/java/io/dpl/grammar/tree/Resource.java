package io.dpl.grammar.tree;

import io.dpl.api.diagnostic.Span;
import java.util.List;

/**
 * A resource in a WITH clause: {@code GPUS 0.5}, {@code CONCURRENCY (1, 8)} with two values. A bare
 * word as AUTO or BROADCAST is a {@link Expression.Column} of one part; sizes and durations are
 * {@link Expression.SizeLiteral} and {@link Expression.DurationLiteral}, also where they were
 * written as a string.
 */
public record Resource(Name name, List<Expression> values, Span span) implements Node {
  public Resource {
    values = List.copyOf(values);
  }
}
