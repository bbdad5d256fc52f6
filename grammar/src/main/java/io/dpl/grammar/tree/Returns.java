package io.dpl.grammar.tree;

import io.dpl.api.diagnostic.Span;
import java.util.List;

/** What a model returns. */
public sealed interface Returns extends Node {

  /** Calls the method of the visitor that fits. */
  <R> R accept(Visitor<R> visitor);

  /** One value: {@code RETURNS FLOAT[384]}. */
  record Value(TypeName type, Span span) implements Returns {

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitValue(this);
    }
  }

  /** Several: {@code RETURNS (label STRING, score FLOAT)}. */
  record Columns(List<Formal> columns, Span span) implements Returns {
    public Columns {
      columns = List.copyOf(columns);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitColumns(this);
    }
  }

  /** One method for each case, so that a new case fails to compile where it is not handled. */
  interface Visitor<R> {

    R visitValue(Value node);

    R visitColumns(Columns node);
  }
}
