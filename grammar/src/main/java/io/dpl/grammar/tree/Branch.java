package io.dpl.grammar.tree;

import io.dpl.api.diagnostic.Span;
import java.util.List;

/** Operators without a source, in parentheses: the body of TEE, FORK and CREATE OPERATOR. */
public record Branch(List<Operator> operators, Span span) implements Node {
  public Branch {
    operators = List.copyOf(operators);
  }
}
