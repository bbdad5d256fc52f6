package io.dpl.grammar.tree;

import io.dpl.api.diagnostic.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the rows of a pipeline come from. */
public sealed interface Source extends Node {

  /** Calls the method of the visitor that fits. */
  <R> R accept(Visitor<R> visitor);

  /** {@code READ PARQUET 'a/*.parquet'}; an empty {@code schema} means none was written. */
  record Read(
      Name format,
      List<Expression> locations,
      List<Formal> schema,
      List<Option> options,
      @Nullable OnError onError,
      @Nullable Name alias,
      @Nullable Partitioning repartition,
      Span span)
      implements Source {
    public Read {
      locations = List.copyOf(locations);
      schema = List.copyOf(schema);
      options = List.copyOf(options);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitRead(this);
    }
  }

  /** {@code FROM orders AS o}. */
  record From(
      Relation relation, @Nullable TableAlias alias, @Nullable Partitioning repartition, Span span)
      implements Source {

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitFrom(this);
    }
  }

  /** {@code VALUES (1, 'x'), (2, 'y') AS v(id, name)}. */
  record Values(List<List<Expression>> rows, @Nullable TableAlias alias, Span span)
      implements Source {
    public Values {
      rows = List.copyOf(rows);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitValues(this);
    }
  }

  /** A pipeline in parentheses. */
  record Nested(Pipeline pipeline, Span span) implements Source {

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitNested(this);
    }
  }

  /** One method for each case, so that a new case fails to compile where it is not handled. */
  interface Visitor<R> {

    R visitRead(Read node);

    R visitFrom(From node);

    R visitValues(Values node);

    R visitNested(Nested node);
  }
}
