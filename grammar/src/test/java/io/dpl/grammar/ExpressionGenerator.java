package io.dpl.grammar;

import static io.dpl.grammar.TreeGenerator.NOWHERE;

import io.dpl.api.type.DplType;
import io.dpl.api.type.DplType.Simple;
import io.dpl.grammar.tree.BinaryOperator;
import io.dpl.grammar.tree.Expression;
import io.dpl.grammar.tree.Frame;
import io.dpl.grammar.tree.IntervalUnit;
import io.dpl.grammar.tree.LikeKind;
import io.dpl.grammar.tree.Name;
import io.dpl.grammar.tree.NamedArgument;
import io.dpl.grammar.tree.Over;
import io.dpl.grammar.tree.Pipeline;
import io.dpl.grammar.tree.SortItem;
import io.dpl.grammar.tree.Source;
import io.dpl.grammar.tree.TypeName;
import io.dpl.grammar.tree.UnaryOperator;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Makes random expressions. */
final class ExpressionGenerator {

  private final TreeGenerator trees;
  private final Random random;

  ExpressionGenerator(TreeGenerator trees, Random random) {
    this.trees = trees;
    this.random = random;
  }

  private int next(int bound) {
    return random.nextInt(bound);
  }

  private boolean flip() {
    return random.nextBoolean();
  }

  Expression column() {
    return new Expression.Column(trees.some(1, 3, trees::name), NOWHERE);
  }

  Expression value(int depth) {
    return any(depth);
  }

  Expression.Parameter parameter() {
    return new Expression.Parameter("p" + next(3), NOWHERE);
  }

  Expression count() {
    return flip() ? parameter() : new Expression.Literal(next(1000), Simple.INTEGER, NOWHERE);
  }

  Expression location() {
    Expression text = new Expression.Literal(trees.text(), Simple.STRING, NOWHERE);
    return flip() ? text : new Expression.Binary(BinaryOperator.CONCAT, parameter(), text, NOWHERE);
  }

  Expression any(int depth) {
    if (depth <= 0) {
      return leaf();
    }
    int inner = depth - 1;
    return switch (next(32)) {
      case 0, 1, 2, 3, 4 -> leaf();
      case 5, 6, 7, 8 ->
          new Expression.Binary(
              BinaryOperator.values()[next(BinaryOperator.values().length)],
              any(inner),
              any(inner),
              NOWHERE);
      case 9, 10 -> new Expression.Unary(UnaryOperator.values()[next(3)], any(inner), NOWHERE);
      case 11, 12, 13 -> call(inner);
      case 14 -> cast(inner);
      case 15 -> new Expression.Between(any(inner), any(inner), any(inner), flip(), NOWHERE);
      case 16 ->
          new Expression.InList(
              any(inner), trees.some(1, 3, () -> notAlone(inner)), flip(), NOWHERE);
      case 17 -> new Expression.InPipeline(any(inner), started(inner), flip(), NOWHERE);
      case 18 -> new Expression.InParameter(any(inner), parameter(), flip(), NOWHERE);
      case 19 ->
          new Expression.Like(
              LikeKind.values()[next(5)],
              any(inner),
              any(inner),
              trees.maybe(() -> any(inner)),
              flip(),
              NOWHERE);
      case 20 -> new Expression.IsNull(any(inner), flip(), NOWHERE);
      case 21 -> new Expression.IsTruth(any(inner), flip(), flip(), NOWHERE);
      case 22 -> new Expression.IsDistinct(any(inner), any(inner), flip(), NOWHERE);
      case 23 -> new Expression.Index(any(inner), any(inner), NOWHERE);
      case 24 ->
          new Expression.Slice(
              any(inner), trees.maybe(() -> any(inner)), trees.maybe(() -> any(inner)), NOWHERE);
      case 25 -> new Expression.FieldAccess(any(inner), trees.name(), NOWHERE);
      case 26 -> new Expression.ListLiteral(trees.some(0, 3, () -> any(inner)), NOWHERE);
      case 27 -> new Expression.Tuple(trees.some(2, 3, () -> any(inner)), NOWHERE);
      case 28 -> struct(inner);
      case 29 -> caseWhen(inner);
      case 30 -> new Expression.AtTimeZone(any(inner), any(inner), NOWHERE);
      default -> withPipeline(inner);
    };
  }

  /** IN with one pipeline in parentheses reads as IN over its rows. */
  private Expression notAlone(int depth) {
    Expression made = any(depth);
    return made instanceof Expression.Subquery ? leaf() : made;
  }

  private Expression withPipeline(int depth) {
    return switch (next(5)) {
      case 0 -> new Expression.Subquery(started(depth), NOWHERE);
      case 1 -> new Expression.Exists(trees.pipeline(depth), NOWHERE);
      case 2 -> new Expression.ArraySubquery(trees.pipeline(depth), NOWHERE);
      case 3 -> new Expression.Extract(trees.name(), any(depth), NOWHERE);
      default -> fString(depth);
    };
  }

  /** Parentheses in parentheses are no pipeline of their own unless an operator follows. */
  private Pipeline started(int depth) {
    Pipeline made = trees.pipeline(depth);
    return made.source() instanceof Source.Nested nested
            && (made.operators().isEmpty() || nested.pipeline().source() instanceof Source.Nested)
        ? new Pipeline(trees.operators.plainSource(), made.operators(), NOWHERE)
        : made;
  }

  private Expression fString(int depth) {
    List<Expression.Part> parts = new ArrayList<>();
    boolean text = flip();
    for (int i = next(4); i > 0; i--, text = !text) {
      parts.add(
          text
              ? new Expression.Part("t{'" + i, null, NOWHERE)
              : new Expression.Part(null, any(Math.min(depth, 1)), NOWHERE));
    }
    return new Expression.FString(parts, NOWHERE);
  }

  private Expression cast(int depth) {
    return new Expression.Cast(
        any(depth), new TypeName(trees.typeName().type(), NOWHERE), flip(), NOWHERE);
  }

  private Expression struct(int depth) {
    List<Expression.StructField> fields = new ArrayList<>();
    for (Name name : trees.names(0, 3)) {
      fields.add(new Expression.StructField(name, any(depth), NOWHERE));
    }
    return new Expression.StructLiteral(fields, NOWHERE);
  }

  private Expression caseWhen(int depth) {
    return new Expression.Case(
        trees.maybe(() -> any(depth)),
        trees.some(1, 3, () -> new Expression.When(any(depth), any(depth), NOWHERE)),
        trees.maybe(() -> any(depth)),
        NOWHERE);
  }

  private Expression call(int depth) {
    List<Expression> arguments = trees.some(0, 3, () -> argument(depth));
    List<NamedArgument> named =
        trees.names(0, 2).stream().map(n -> new NamedArgument(n, any(depth), NOWHERE)).toList();
    boolean some = !arguments.isEmpty() || !named.isEmpty();
    return new Expression.Call(
        new io.dpl.grammar.tree.QualifiedName(List.of(new Name("fn", flip(), NOWHERE)), NOWHERE),
        arguments,
        named,
        some && next(4) == 0,
        next(4) == 0 ? sortItems(depth) : List.of(),
        next(4) == 0 ? any(depth) : null,
        next(4) == 0 ? over(depth) : null,
        NOWHERE);
  }

  private Expression argument(int depth) {
    return switch (next(6)) {
      case 0 -> new Expression.Star(NOWHERE);
      case 1 -> new Expression.Lambda(trees.names(1, 2), any(depth), NOWHERE);
      default -> any(depth);
    };
  }

  List<SortItem> sortItems(int depth) {
    return trees.some(
        1,
        2,
        () ->
            new SortItem(
                any(depth),
                flip(),
                trees.maybe(() -> SortItem.NullOrder.values()[next(2)]),
                NOWHERE));
  }

  private Over over(int depth) {
    return flip() ? new Over.Reference(trees.name(), NOWHERE) : window(depth);
  }

  Over.Window window(int depth) {
    return new Over.Window(
        trees.some(0, 2, () -> any(depth)),
        flip() ? List.of() : sortItems(depth),
        trees.maybe(this::frame),
        NOWHERE);
  }

  private Frame frame() {
    return new Frame(Frame.Unit.values()[next(2)], bound(), trees.maybe(this::bound), NOWHERE);
  }

  private Frame.Bound bound() {
    Frame.Bound.Kind kind = Frame.Bound.Kind.values()[next(5)];
    boolean offset = kind == Frame.Bound.Kind.PRECEDING || kind == Frame.Bound.Kind.FOLLOWING;
    return new Frame.Bound(kind, offset ? count() : null, NOWHERE);
  }

  private Expression leaf() {
    return switch (next(20)) {
      case 0 -> literal(next(1000) - 500, Simple.INTEGER);
      case 1 -> literal(10_000_000_000L * (next(9) - 4) + 7_000_000_000L, Simple.BIGINT);
      case 2 -> literal(new BigDecimal("-12.50"), new DplType.Decimal(4, 2));
      case 3 -> literal(new BigDecimal("0.001"), new DplType.Decimal(3, 3));
      case 4 -> literal(1.5e10 * (next(5) - 2), Simple.DOUBLE);
      case 5, 6 -> literal(trees.text(), Simple.STRING);
      case 7 -> literal(flip(), Simple.BOOLEAN);
      case 8 -> literal(null, Simple.NULL);
      case 9 -> literal(LocalDate.of(2024, 2, 29), Simple.DATE);
      case 10 ->
          literal(LocalTime.of(next(24), next(60), next(60), next(1000) * 1000), Simple.TIME);
      case 11 -> literal(LocalDateTime.of(2024, 1, 2, next(24), 0), Simple.TIMESTAMP);
      case 12 ->
          literal(
              OffsetDateTime.of(2024, 1, 2, 3, 4, 5, 0, ZoneOffset.ofHours(next(5) - 2)),
              Simple.TIMESTAMPTZ);
      case 13 -> new Expression.SizeLiteral(1024L * next(100_000), NOWHERE);
      case 14 -> new Expression.DurationLiteral(1000L * next(1_000_000), NOWHERE);
      case 15 ->
          new Expression.Interval(
              literal(next(9) - 4, Simple.INTEGER), IntervalUnit.values()[next(10)], NOWHERE);
      case 16 -> parameter();
      default -> column();
    };
  }

  private static Expression literal(Object value, DplType type) {
    return new Expression.Literal(value, type, NOWHERE);
  }
}
