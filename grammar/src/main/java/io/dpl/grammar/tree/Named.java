package io.dpl.grammar.tree;

import io.dpl.api.diagnostic.Span;
import org.jspecify.annotations.Nullable;

/** An expression that makes a column: {@code SUM(x) AS s}. */
public record Named(Expression value, @Nullable Name alias, Span span) implements Node {

  /** The name of the column: the alias, or the last part of a plain column; otherwise null. */
  public @Nullable Name outputName() {
    if (alias != null) {
      return alias;
    }
    return value instanceof Expression.Column column
        ? column.parts().get(column.parts().size() - 1)
        : null;
  }
}
