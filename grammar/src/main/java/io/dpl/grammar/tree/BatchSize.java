package io.dpl.grammar.tree;

import io.dpl.api.diagnostic.Span;

/** How BATCH bounds a chunk. */
public sealed interface BatchSize extends Node {

  /** Calls the method of the visitor that fits. */
  <R> R accept(Visitor<R> visitor);

  /** {@code AUTO}. */
  record Auto(Span span) implements BatchSize {

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitAuto(this);
    }
  }

  /** {@code 64}, {@code 64 ROWS}, {@code $b}. */
  record Rows(Expression rows, Span span) implements BatchSize {

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitRows(this);
    }
  }

  /** {@code 64MiB}. */
  record Bytes(long bytes, Span span) implements BatchSize {

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitBytes(this);
    }
  }

  /** One method for each case, so that a new case fails to compile where it is not handled. */
  interface Visitor<R> {

    R visitAuto(Auto node);

    R visitRows(Rows node);

    R visitBytes(Bytes node);
  }
}
