package io.dpl.grammar.tree;

import io.dpl.api.diagnostic.Span;
import java.util.List;

/** A row set after FROM or JOIN. */
public sealed interface Relation extends Node {

  /** Calls the method of the visitor that fits. */
  <R> R accept(Visitor<R> visitor);

  /** A table, view or LET. */
  record Table(QualifiedName name, Span span) implements Relation {

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitTable(this);
    }
  }

  /** A file by its name: {@code FROM 'a.parquet'}. */
  record File(String location, Span span) implements Relation {

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitFile(this);
    }
  }

  /** A pipeline in parentheses. */
  record Nested(Pipeline pipeline, Span span) implements Relation {

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitNested(this);
    }
  }

  /** A table function. */
  record Function(
      QualifiedName name, List<Expression> arguments, List<NamedArgument> namedArguments, Span span)
      implements Relation {
    public Function {
      arguments = List.copyOf(arguments);
      namedArguments = List.copyOf(namedArguments);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitFunction(this);
    }
  }

  /** {@code UNNEST([1, 2, 3])}. */
  record Unnest(Expression value, Span span) implements Relation {

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitUnnest(this);
    }
  }

  /** {@code SQL $$ SELECT ... $$}. */
  record Sql(String text, Span span) implements Relation {

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitSql(this);
    }
  }

  /** One method for each case, so that a new case fails to compile where it is not handled. */
  interface Visitor<R> {

    R visitTable(Table node);

    R visitFile(File node);

    R visitNested(Nested node);

    R visitFunction(Function node);

    R visitUnnest(Unnest node);

    R visitSql(Sql node);
  }
}
