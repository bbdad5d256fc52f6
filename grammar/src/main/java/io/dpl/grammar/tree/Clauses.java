package io.dpl.grammar.tree;

import io.dpl.api.diagnostic.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What may follow an item or operator that calls something: WITH (...) and ON ERROR. */
public record Clauses(List<Resource> resources, @Nullable OnError onError, Span span)
    implements Node {
  public Clauses {
    resources = List.copyOf(resources);
  }

  /** Neither clause was written. */
  public static final Clauses NONE = new Clauses(List.of(), null, Span.NONE);

  /** Whether neither clause was written. */
  public boolean isEmpty() {
    return resources.isEmpty() && onError == null;
  }
}
