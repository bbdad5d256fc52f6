package io.dpl.grammar.tree;

import io.dpl.api.diagnostic.Span;
import org.jspecify.annotations.Nullable;

/** A sort key. Without NULLS, nulls come last in both directions. */
public record SortItem(Expression key, boolean descending, @Nullable NullOrder nulls, Span span)
    implements Node {

  /** Where nulls stand. */
  public enum NullOrder {
    FIRST,
    LAST
  }
}
