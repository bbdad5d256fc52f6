package io.dpl.grammar.tree;

import io.dpl.api.diagnostic.Span;

/** Where WRITE puts rows. */
public sealed interface Target extends Node {

  /** Calls the method of the visitor that fits. */
  <R> R accept(Visitor<R> visitor);

  /** A place: a constant string expression. */
  record Location(Expression location, Span span) implements Target {

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitLocation(this);
    }
  }

  /** A table of a catalog. */
  record Table(QualifiedName name, Span span) implements Target {

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitTable(this);
    }
  }

  /** One method for each case, so that a new case fails to compile where it is not handled. */
  interface Visitor<R> {

    R visitLocation(Location node);

    R visitTable(Table node);
  }
}
