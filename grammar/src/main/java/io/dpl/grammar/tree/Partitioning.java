package io.dpl.grammar.tree;

import io.dpl.api.diagnostic.Span;
import org.jspecify.annotations.Nullable;

/**
 * How REPARTITION cuts a flow (as an operator) or a source into splits (as a clause of READ and
 * FROM).
 */
public sealed interface Partitioning extends Node {

  /** Calls the method of the visitor that fits. */
  <R> R accept(Visitor<R> visitor);

  /** {@code AUTO}: by the formulas. */
  record Auto(Span span) implements Partitioning {

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitAuto(this);
    }
  }

  /** {@code 200}, {@code INTO 400 BY HASH(path)}, {@code 8 NO SHUFFLE}. */
  record Count(Expression count, @Nullable Distribution by, boolean noShuffle, Span span)
      implements Partitioning {

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitCount(this);
    }
  }

  /** {@code BY k}: places rows, the number is planned. */
  record By(Distribution by, Span span) implements Partitioning {

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitBy(this);
    }
  }

  /** {@code TARGET 256MiB}: bytes a partition. */
  record Target(Expression size, Span span) implements Partitioning {

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitTarget(this);
    }
  }

  /** One method for each case, so that a new case fails to compile where it is not handled. */
  interface Visitor<R> {

    R visitAuto(Auto node);

    R visitCount(Count node);

    R visitBy(By node);

    R visitTarget(Target node);
  }
}
