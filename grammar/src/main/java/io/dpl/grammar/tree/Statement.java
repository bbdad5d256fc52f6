package io.dpl.grammar.tree;

import io.dpl.api.diagnostic.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A statement of a script. */
public sealed interface Statement extends Node {

  /** Calls the method of the visitor that fits. */
  <R> R accept(Visitor<R> visitor);

  /** Kinds of things that a catalog holds. */
  enum ObjectKind {
    VIEW,
    FUNCTION,
    OPERATOR,
    MODEL,
    SECRET,
    TABLE
  }

  /** What CREATE does with something of that name. */
  enum Creation {
    NEW,
    OR_REPLACE,
    IF_NOT_EXISTS
  }

  /** {@code DPL '1.0'}. */
  record Edition(String version, Span span) implements Statement {

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitEdition(this);
    }
  }

  /** {@code PARAM $n BIGINT DEFAULT 10 CHECK ($n > 0)}; the name without its dollar sign. */
  record Param(
      String name,
      TypeName type,
      @Nullable Expression defaultValue,
      @Nullable Expression check,
      Span span)
      implements Statement {

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitParam(this);
    }
  }

  /** {@code INCLUDE 'lib/text.dpl' AS text}. */
  record Include(String location, @Nullable Name alias, Span span) implements Statement {

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitInclude(this);
    }
  }

  /** {@code USE lake.sales}. */
  record Use(QualifiedName name, Span span) implements Statement {

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitUse(this);
    }
  }

  /** {@code SET exchange = 'always'}. */
  record SetOption(QualifiedName name, Expression value, Span span) implements Statement {

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitSetOption(this);
    }
  }

  /** {@code RESET exchange}; null is ALL. */
  record ResetOption(@Nullable QualifiedName name, Span span) implements Statement {

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitResetOption(this);
    }
  }

  /** {@code LET big = FROM ...}. */
  record Let(Name name, Pipeline pipeline, Span span) implements Statement {

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitLet(this);
    }
  }

  /** {@code CREATE VIEW v AS ...}. */
  record CreateView(Creation creation, QualifiedName name, Pipeline pipeline, Span span)
      implements Statement {

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitCreateView(this);
    }
  }

  /** A scalar function: either a {@code body} or a {@code provider}. */
  record CreateFunction(
      Creation creation,
      QualifiedName name,
      List<Formal> parameters,
      @Nullable TypeName returns,
      @Nullable Expression body,
      @Nullable Provider provider,
      Span span)
      implements Statement {
    public CreateFunction {
      parameters = List.copyOf(parameters);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitCreateFunction(this);
    }
  }

  /** {@code CREATE OPERATOR o(n INTEGER) AS ( | ... )}. */
  record CreateOperator(
      Creation creation, QualifiedName name, List<Formal> parameters, Branch body, Span span)
      implements Statement {
    public CreateOperator {
      parameters = List.copyOf(parameters);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitCreateOperator(this);
    }
  }

  /** {@code CREATE MODEL m(x STRING) RETURNS FLOAT[384] USING ...}. */
  record CreateModel(
      Creation creation,
      QualifiedName name,
      List<Formal> parameters,
      Returns returns,
      Provider provider,
      @Nullable OnError onError,
      Span span)
      implements Statement {
    public CreateModel {
      parameters = List.copyOf(parameters);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitCreateModel(this);
    }
  }

  /** {@code CREATE SECRET s OPTIONS (...)}. */
  record CreateSecret(Creation creation, QualifiedName name, List<Option> options, Span span)
      implements Statement {
    public CreateSecret {
      options = List.copyOf(options);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitCreateSecret(this);
    }
  }

  /** {@code DROP VIEW v}. */
  record DropObject(ObjectKind kind, boolean ifExists, QualifiedName name, Span span)
      implements Statement {

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitDropObject(this);
    }
  }

  /** {@code EXPLAIN ANALYZE FROM ...}; {@code cluster} is the ON clause. */
  record Explain(
      Mode mode,
      @Nullable Name format,
      @Nullable Name cluster,
      List<Resource> clusterSize,
      Pipeline pipeline,
      Span span)
      implements Statement {
    public Explain {
      clusterSize = List.copyOf(clusterSize);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitExplain(this);
    }

    /** What is explained. */
    public enum Mode {
      PLAN,
      ANALYZE,
      LOGICAL,
      PHYSICAL
    }
  }

  /** {@code DESCRIBE MODEL clip}. */
  record DescribeObject(@Nullable ObjectKind kind, QualifiedName name, Span span)
      implements Statement {

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitDescribeObject(this);
    }
  }

  /** {@code DESCRIBE (FROM ...)}. */
  record DescribePipeline(Pipeline pipeline, Span span) implements Statement {

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitDescribePipeline(this);
    }
  }

  /** {@code SHOW MODELS LIKE 'clip%'}. */
  record Show(Name what, @Nullable String like, Span span) implements Statement {

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitShow(this);
    }
  }

  /** A pipeline: its rows are a result unless it ends in a sink. */
  record Run(Pipeline pipeline, Span span) implements Statement {

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitRun(this);
    }
  }

  /** One method for each case, so that a new case fails to compile where it is not handled. */
  interface Visitor<R> {

    R visitEdition(Edition node);

    R visitParam(Param node);

    R visitInclude(Include node);

    R visitUse(Use node);

    R visitSetOption(SetOption node);

    R visitResetOption(ResetOption node);

    R visitLet(Let node);

    R visitCreateView(CreateView node);

    R visitCreateFunction(CreateFunction node);

    R visitCreateOperator(CreateOperator node);

    R visitCreateModel(CreateModel node);

    R visitCreateSecret(CreateSecret node);

    R visitDropObject(DropObject node);

    R visitExplain(Explain node);

    R visitDescribeObject(DescribeObject node);

    R visitDescribePipeline(DescribePipeline node);

    R visitShow(Show node);

    R visitRun(Run node);
  }
}
