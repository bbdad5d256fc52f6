package io.dpl.grammar.tree;

import io.dpl.api.diagnostic.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A step of a pipeline. */
public sealed interface Operator extends Node {

  /** Calls the method of the visitor that fits. */
  <R> R accept(Visitor<R> visitor);

  /** Keeps the rows for which the condition is true. */
  record Where(Expression condition, Span span) implements Operator {

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitWhere(this);
    }
  }

  /** Makes exactly these columns. */
  record Select(boolean distinct, List<SelectItem> items, List<WindowDefinition> windows, Span span)
      implements Operator {
    public Select {
      items = List.copyOf(items);
      windows = List.copyOf(windows);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitSelect(this);
    }
  }

  /** Adds columns, left to right visible. {@code clauses} are those of a parenthesised group. */
  record Extend(List<ExtendItem> items, List<WindowDefinition> windows, Clauses clauses, Span span)
      implements Operator {
    public Extend {
      items = List.copyOf(items);
      windows = List.copyOf(windows);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitExtend(this);
    }
  }

  /** Replaces columns. {@code clauses} are those of a parenthesised group. */
  record SetColumns(List<Assignment> items, Clauses clauses, Span span) implements Operator {
    public SetColumns {
      items = List.copyOf(items);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitSetColumns(this);
    }
  }

  /** Removes columns. */
  record Drop(List<QualifiedName> columns, Span span) implements Operator {
    public Drop {
      columns = List.copyOf(columns);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitDrop(this);
    }
  }

  /** Renames columns. */
  record Rename(List<Renaming> items, Span span) implements Operator {
    public Rename {
      items = List.copyOf(items);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitRename(this);
    }
  }

  /** Gives the row a name. */
  record Alias(Name name, Span span) implements Operator {

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitAlias(this);
    }
  }

  /** One row a group. */
  record Aggregate(List<Named> aggregates, List<GroupItem> groupBy, Span span) implements Operator {
    public Aggregate {
      aggregates = List.copyOf(aggregates);
      groupBy = List.copyOf(groupBy);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitAggregate(this);
    }
  }

  /** Removes duplicates; an empty {@code on} means the whole row. */
  record Distinct(List<Expression> on, List<SortItem> orderBy, Span span) implements Operator {
    public Distinct {
      on = List.copyOf(on);
      orderBy = List.copyOf(orderBy);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitDistinct(this);
    }
  }

  /** Sorts. */
  record OrderBy(List<SortItem> items, Span span) implements Operator {
    public OrderBy {
      items = List.copyOf(items);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitOrderBy(this);
    }
  }

  /** Truncates. */
  record Limit(Expression count, @Nullable Expression offset, Span span) implements Operator {

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitLimit(this);
    }
  }

  /** The first rows by an order, of all or of each group. */
  record Top(
      Expression count,
      boolean withTies,
      List<SortItem> by,
      List<Expression> partitionBy,
      Span span)
      implements Operator {
    public Top {
      by = List.copyOf(by);
      partitionBy = List.copyOf(partitionBy);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitTop(this);
    }
  }

  /** A random part. */
  record Sample(Expression amount, Unit unit, @Nullable Expression seed, Span span)
      implements Operator {

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitSample(this);
    }

    /** What {@code amount} counts. */
    public enum Unit {
      PERCENT,
      ROWS
    }
  }

  /** Joins with another row set. */
  record Join(
      Kind kind,
      Relation relation,
      @Nullable TableAlias alias,
      @Nullable Expression on,
      List<Name> using,
      List<Resource> resources,
      Span span)
      implements Operator {
    public Join {
      using = List.copyOf(using);
      resources = List.copyOf(resources);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitJoin(this);
    }

    /** The kinds of joins. */
    public enum Kind {
      INNER,
      LEFT,
      RIGHT,
      FULL,
      CROSS,
      SEMI,
      ANTI,
      ASOF,
      ASOF_LEFT
    }
  }

  /** UNION, INTERSECT, EXCEPT with other pipelines. */
  record SetOperation(Kind kind, boolean all, boolean byName, List<Pipeline> inputs, Span span)
      implements Operator {
    public SetOperation {
      inputs = List.copyOf(inputs);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitSetOperation(this);
    }

    /** The set operations. */
    public enum Kind {
      UNION,
      INTERSECT,
      EXCEPT
    }
  }

  /** One row an element; several lists are zipped. */
  record Unnest(
      boolean outer, List<UnnestItem> items, @Nullable Name ordinality, Clauses clauses, Span span)
      implements Operator {
    public Unnest {
      items = List.copyOf(items);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitUnnest(this);
    }
  }

  /** Reserved for later. */
  record Pivot(List<Named> aggregates, Expression on, List<Named> values, Span span)
      implements Operator {
    public Pivot {
      aggregates = List.copyOf(aggregates);
      values = List.copyOf(values);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitPivot(this);
    }
  }

  /** Cuts the flow anew. */
  record Repartition(Partitioning partitioning, Span span) implements Operator {

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitRepartition(this);
    }
  }

  /** Bounds the chunks that flow from here on. */
  record Batch(BatchSize size, Span span) implements Operator {

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitBatch(this);
    }
  }

  /** Calls models. {@code clauses} are those of a parenthesised group. */
  record Apply(List<ApplyItem> items, Clauses clauses, Span span) implements Operator {
    public Apply {
      items = List.copyOf(items);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitApply(this);
    }
  }

  /** Calls a user operator or table function on the flow. */
  record Call(
      QualifiedName name,
      List<Expression> arguments,
      List<NamedArgument> namedArguments,
      Clauses clauses,
      Span span)
      implements Operator {
    public Call {
      arguments = List.copyOf(arguments);
      namedArguments = List.copyOf(namedArguments);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitCall(this);
    }
  }

  /** Computes once for later consumers. */
  record Cache(Span span) implements Operator {

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitCache(this);
    }
  }

  /** Fails unless true. */
  record Assert(
      Expression condition, List<Expression> details, @Nullable OnError onError, Span span)
      implements Operator {
    public Assert {
      details = List.copyOf(details);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitAssert(this);
    }
  }

  /** Side branches; the flow continues. */
  record Tee(List<Branch> branches, Span span) implements Operator {
    public Tee {
      branches = List.copyOf(branches);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitTee(this);
    }
  }

  /** Ends with several outputs. */
  record Fork(List<Branch> branches, Span span) implements Operator {
    public Fork {
      branches = List.copyOf(branches);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitFork(this);
    }
  }

  /** Writes the flow. Without a mode it is an error if something exists. */
  record Write(
      Name format,
      Target target,
      @Nullable Mode mode,
      List<Name> partitionBy,
      List<Option> options,
      @Nullable OnError onError,
      Span span)
      implements Operator {
    public Write {
      partitionBy = List.copyOf(partitionBy);
      options = List.copyOf(options);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitWrite(this);
    }

    /** What happens to something that exists. */
    public enum Mode {
      OVERWRITE,
      APPEND,
      ERROR
    }
  }

  /** Prints schema, order and partitioning at this place; runs nothing. */
  record Describe(Span span) implements Operator {

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitDescribe(this);
    }
  }

  /** One method for each case, so that a new case fails to compile where it is not handled. */
  interface Visitor<R> {

    R visitWhere(Where node);

    R visitSelect(Select node);

    R visitExtend(Extend node);

    R visitSetColumns(SetColumns node);

    R visitDrop(Drop node);

    R visitRename(Rename node);

    R visitAlias(Alias node);

    R visitAggregate(Aggregate node);

    R visitDistinct(Distinct node);

    R visitOrderBy(OrderBy node);

    R visitLimit(Limit node);

    R visitTop(Top node);

    R visitSample(Sample node);

    R visitJoin(Join node);

    R visitSetOperation(SetOperation node);

    R visitUnnest(Unnest node);

    R visitPivot(Pivot node);

    R visitRepartition(Repartition node);

    R visitBatch(Batch node);

    R visitApply(Apply node);

    R visitCall(Call node);

    R visitCache(Cache node);

    R visitAssert(Assert node);

    R visitTee(Tee node);

    R visitFork(Fork node);

    R visitWrite(Write node);

    R visitDescribe(Describe node);
  }
}
