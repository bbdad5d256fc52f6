package io.dpl.grammar.tree;

import io.dpl.api.diagnostic.Span;
import org.jspecify.annotations.Nullable;

/** A new column in EXTEND with its own clauses. */
public record ExtendItem(Expression value, @Nullable Name alias, Clauses clauses, Span span)
    implements Node {

  /** The same without clauses. */
  public Named named() {
    return new Named(value, alias, span);
  }
}
