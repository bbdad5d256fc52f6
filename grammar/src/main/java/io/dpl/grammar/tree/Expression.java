package io.dpl.grammar.tree;

import io.dpl.api.diagnostic.Span;
import io.dpl.api.type.DplType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A value computed from a row. */
public sealed interface Expression extends Node {

  /** Calls the method of the visitor that fits. */
  <R> R accept(Visitor<R> visitor);

  /** A branch of CASE. */
  record When(Expression condition, Expression result, Span span) implements Node {}

  /** A field of a struct literal. */
  record StructField(Name name, Expression value, Span span) implements Node {}

  /** A part of an F-string: either text (escapes resolved) or an expression. */
  record Part(@Nullable String text, @Nullable Expression value, Span span) implements Node {}

  /**
   * A constant. The Java class of {@code value}: Boolean; Integer (INTEGER), Long (BIGINT);
   * java.math.BigDecimal (DECIMAL, of the precision and scale written); Double (DOUBLE: with
   * exponent); String; java.time.LocalDate, LocalTime, LocalDateTime, OffsetDateTime (TIMESTAMPTZ);
   * null (NULL).
   */
  record Literal(@Nullable Object value, DplType type, Span span) implements Expression {

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitLiteral(this);
    }
  }

  /** {@code 64MiB}. */
  record SizeLiteral(long bytes, Span span) implements Expression {

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitSizeLiteral(this);
    }
  }

  /** {@code 30s}, {@code 500ms}. */
  record DurationLiteral(long micros, Span span) implements Expression {

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitDurationLiteral(this);
    }
  }

  /**
   * {@code INTERVAL 3 DAY}. The form without unit, {@code INTERVAL '1 day 2 hours'}, is a {@link
   * Cast} of the text.
   */
  record Interval(Expression amount, IntervalUnit unit, Span span) implements Expression {

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitInterval(this);
    }
  }

  /** {@code $name}; the name without its dollar sign. */
  record Parameter(String name, Span span) implements Expression {

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitParameter(this);
    }
  }

  /** {@code ?}, numbered from 1 in the script. */
  record Placeholder(int number, Span span) implements Expression {

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitPlaceholder(this);
    }
  }

  /**
   * A column, perhaps qualified, perhaps followed by fields of a struct: names alone cannot tell.
   */
  record Column(List<Name> parts, Span span) implements Expression {
    public Column {
      parts = List.copyOf(parts);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitColumn(this);
    }
  }

  /** {@code *} as in COUNT(*). */
  record Star(Span span) implements Expression {

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitStar(this);
    }
  }

  /** A function, aggregate or window function. */
  record Call(
      QualifiedName function,
      List<Expression> arguments,
      List<NamedArgument> namedArguments,
      boolean distinct,
      List<SortItem> orderBy,
      @Nullable Expression filter,
      @Nullable Over over,
      Span span)
      implements Expression {
    public Call {
      arguments = List.copyOf(arguments);
      namedArguments = List.copyOf(namedArguments);
      orderBy = List.copyOf(orderBy);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitCall(this);
    }
  }

  /** {@code x::T}, {@code CAST(x AS T)}; {@code safe}: {@code TRY_CAST}. */
  record Cast(Expression value, TypeName type, boolean safe, Span span) implements Expression {

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitCast(this);
    }
  }

  /** {@code EXTRACT(year FROM d)}. */
  record Extract(Name field, Expression value, Span span) implements Expression {

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitExtract(this);
    }
  }

  /** {@code CASE WHEN c THEN x ELSE y END}. */
  record Case(
      @Nullable Expression operand, List<When> branches, @Nullable Expression otherwise, Span span)
      implements Expression {
    public Case {
      branches = List.copyOf(branches);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitCase(this);
    }
  }

  /** Two operands. */
  record Binary(BinaryOperator operator, Expression left, Expression right, Span span)
      implements Expression {

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitBinary(this);
    }
  }

  /** One operand. A minus before a number is part of the literal. */
  record Unary(UnaryOperator operator, Expression operand, Span span) implements Expression {

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitUnary(this);
    }
  }

  /** {@code x BETWEEN a AND b}. */
  record Between(Expression value, Expression low, Expression high, boolean negated, Span span)
      implements Expression {

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitBetween(this);
    }
  }

  /** {@code x IN (1, 2)}. */
  record InList(Expression value, List<Expression> elements, boolean negated, Span span)
      implements Expression {
    public InList {
      elements = List.copyOf(elements);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitInList(this);
    }
  }

  /** {@code x IN (FROM ...)}. */
  record InPipeline(Expression value, Pipeline pipeline, boolean negated, Span span)
      implements Expression {

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitInPipeline(this);
    }
  }

  /** {@code x IN $list}. */
  record InParameter(Expression value, Parameter parameter, boolean negated, Span span)
      implements Expression {

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitInParameter(this);
    }
  }

  /** LIKE and its kin. */
  record Like(
      LikeKind kind,
      Expression value,
      Expression pattern,
      @Nullable Expression escape,
      boolean negated,
      Span span)
      implements Expression {

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitLike(this);
    }
  }

  /** {@code x IS NULL}. */
  record IsNull(Expression value, boolean negated, Span span) implements Expression {

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitIsNull(this);
    }
  }

  /** {@code x IS TRUE}. */
  record IsTruth(Expression value, boolean truth, boolean negated, Span span)
      implements Expression {

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitIsTruth(this);
    }
  }

  /** {@code x IS DISTINCT FROM y}. */
  record IsDistinct(Expression left, Expression right, boolean negated, Span span)
      implements Expression {

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitIsDistinct(this);
    }
  }

  /** {@code xs[1]}. */
  record Index(Expression base, Expression index, Span span) implements Expression {

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitIndex(this);
    }
  }

  /** {@code xs[1:2]}, both ends included. */
  record Slice(Expression base, @Nullable Expression from, @Nullable Expression to, Span span)
      implements Expression {

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitSlice(this);
    }
  }

  /** A field of something that is not a plain name: {@code f(x).y}. */
  record FieldAccess(Expression base, Name field, Span span) implements Expression {

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitFieldAccess(this);
    }
  }

  /** {@code [1, 2]}. */
  record ListLiteral(List<Expression> elements, Span span) implements Expression {
    public ListLiteral {
      elements = List.copyOf(elements);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitListLiteral(this);
    }
  }

  /** {@code {a: 1, 'b c': 2}}. */
  record StructLiteral(List<StructField> fields, Span span) implements Expression {
    public StructLiteral {
      fields = List.copyOf(fields);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitStructLiteral(this);
    }
  }

  /** {@code x -> UPPER(x)}; only as an argument. */
  record Lambda(List<Name> parameters, Expression body, Span span) implements Expression {
    public Lambda {
      parameters = List.copyOf(parameters);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitLambda(this);
    }
  }

  /** One value of a pipeline. */
  record Subquery(Pipeline pipeline, Span span) implements Expression {

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitSubquery(this);
    }
  }

  /** {@code EXISTS (FROM ...)}. */
  record Exists(Pipeline pipeline, Span span) implements Expression {

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitExists(this);
    }
  }

  /** {@code ARRAY(FROM ...)}. */
  record ArraySubquery(Pipeline pipeline, Span span) implements Expression {

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitArraySubquery(this);
    }
  }

  /** {@code (a, b)}: at least two. */
  record Tuple(List<Expression> elements, Span span) implements Expression {
    public Tuple {
      elements = List.copyOf(elements);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitTuple(this);
    }
  }

  /** {@code ts AT TIME ZONE 'UTC'}. */
  record AtTimeZone(Expression value, Expression zone, Span span) implements Expression {

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitAtTimeZone(this);
    }
  }

  /** {@code F'a{x}b'}: texts and expressions in turn. */
  record FString(List<Part> parts, Span span) implements Expression {
    public FString {
      parts = List.copyOf(parts);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitFString(this);
    }
  }

  /** One method for each case, so that a new case fails to compile where it is not handled. */
  interface Visitor<R> {

    R visitLiteral(Literal node);

    R visitSizeLiteral(SizeLiteral node);

    R visitDurationLiteral(DurationLiteral node);

    R visitInterval(Interval node);

    R visitParameter(Parameter node);

    R visitPlaceholder(Placeholder node);

    R visitColumn(Column node);

    R visitStar(Star node);

    R visitCall(Call node);

    R visitCast(Cast node);

    R visitExtract(Extract node);

    R visitCase(Case node);

    R visitBinary(Binary node);

    R visitUnary(Unary node);

    R visitBetween(Between node);

    R visitInList(InList node);

    R visitInPipeline(InPipeline node);

    R visitInParameter(InParameter node);

    R visitLike(Like node);

    R visitIsNull(IsNull node);

    R visitIsTruth(IsTruth node);

    R visitIsDistinct(IsDistinct node);

    R visitIndex(Index node);

    R visitSlice(Slice node);

    R visitFieldAccess(FieldAccess node);

    R visitListLiteral(ListLiteral node);

    R visitStructLiteral(StructLiteral node);

    R visitLambda(Lambda node);

    R visitSubquery(Subquery node);

    R visitExists(Exists node);

    R visitArraySubquery(ArraySubquery node);

    R visitTuple(Tuple node);

    R visitAtTimeZone(AtTimeZone node);

    R visitFString(FString node);
  }
}
