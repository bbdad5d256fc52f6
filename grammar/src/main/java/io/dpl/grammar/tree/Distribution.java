package io.dpl.grammar.tree;

import io.dpl.api.diagnostic.Span;
import java.util.List;

/** How REPARTITION BY places rows. */
public record Distribution(Method method, List<Expression> keys, Span span) implements Node {
  public Distribution {
    keys = List.copyOf(keys);
  }

  /** The ways to place rows. */
  public enum Method {
    HASH,
    RANGE
  }
}
