package io.dpl.grammar;

import io.dpl.api.diagnostic.Span;
import io.dpl.grammar.antlr.DplBaseVisitor;
import io.dpl.grammar.antlr.DplLexer;
import io.dpl.grammar.antlr.DplParser;
import io.dpl.grammar.tree.BinaryOperator;
import io.dpl.grammar.tree.Expression;
import io.dpl.grammar.tree.LikeKind;
import io.dpl.grammar.tree.Pipeline;

/** Makes the test that follows a value. */
final class PredicateBuilder extends DplBaseVisitor<Expression> {

  private final TreeContext context;
  private final Expression value;
  private final Span span;

  PredicateBuilder(TreeContext context, Expression value, Span span) {
    this.context = context;
    this.value = value;
    this.span = span;
  }

  @Override
  public Expression visitCompared(DplParser.ComparedContext node) {
    BinaryOperator operator =
        switch (node.comparison().getStart().getType()) {
          case DplLexer.EQ -> BinaryOperator.EQUAL;
          case DplLexer.NEQ -> BinaryOperator.NOT_EQUAL;
          case DplLexer.LT -> BinaryOperator.LESS;
          case DplLexer.LTE -> BinaryOperator.LESS_OR_EQUAL;
          case DplLexer.GT -> BinaryOperator.GREATER;
          default -> BinaryOperator.GREATER_OR_EQUAL;
        };
    return new Expression.Binary(operator, value, build(node.value()), span);
  }

  @Override
  public Expression visitIs(DplParser.IsContext node) {
    boolean negated = node.NOT() != null;
    if (node.NULL() != null) {
      return new Expression.IsNull(value, negated, span);
    }
    return node.DISTINCT() != null
        ? new Expression.IsDistinct(value, build(node.value()), negated, span)
        : new Expression.IsTruth(value, node.TRUE() != null, negated, span);
  }

  @Override
  public Expression visitBetween(DplParser.BetweenContext node) {
    return new Expression.Between(
        value, build(node.value(0)), build(node.value(1)), node.NOT() != null, span);
  }

  @Override
  public Expression visitInPipeline(DplParser.InPipelineContext node) {
    return new Expression.InPipeline(
        value, context.sources.pipeline(node.plainPipeline()), node.NOT() != null, span);
  }

  @Override
  public Expression visitInList(DplParser.InListContext node) {
    boolean negated = node.NOT() != null;
    if (!node.operator().isEmpty()) {
      Pipeline resumed = context.expressions.resumed(node.expr(0), node.operator(), span);
      return resumed == null ? value : new Expression.InPipeline(value, resumed, negated, span);
    }
    return new Expression.InList(value, context.expressions.all(node.expr()), negated, span);
  }

  @Override
  public Expression visitInParameter(DplParser.InParameterContext node) {
    return new Expression.InParameter(
        value,
        context.expressions.parameter(node.PARAMETER().getSymbol()),
        node.NOT() != null,
        span);
  }

  @Override
  public Expression visitLike(DplParser.LikeContext node) {
    LikeKind kind =
        node.LIKE() != null
            ? LikeKind.LIKE
            : node.ILIKE() != null
                ? LikeKind.ILIKE
                : node.GLOB() != null
                    ? LikeKind.GLOB
                    : node.SIMILAR() != null ? LikeKind.SIMILAR_TO : LikeKind.REGEXP;
    return new Expression.Like(
        kind,
        value,
        build(node.value(0)),
        node.ESCAPE() == null ? null : build(node.value(1)),
        node.NOT() != null,
        span);
  }

  private Expression build(DplParser.ValueContext node) {
    return context.expressions.visit(node);
  }
}
