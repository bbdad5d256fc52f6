package io.dpl.grammar.tree;

import io.dpl.api.diagnostic.Span;
import java.util.List;

/** A source and the operators after it. */
public record Pipeline(Source source, List<Operator> operators, Span span) implements Node {
  public Pipeline {
    operators = List.copyOf(operators);
  }
}
