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
  public Expression visitTested(DplParser.TestedContext node) {
    boolean negated = node.NOT() != null;
    if (node.between() != null) {
      DplParser.BetweenContext between = node.between();
      return new Expression.Between(
          value, build(between.value(0)), build(between.value(1)), negated, span);
    }
    return node.in() == null ? like(node.like(), negated) : in(node.in(), negated);
  }

  private Expression in(DplParser.InContext node, boolean negated) {
    if (node.PARAMETER() != null) {
      Expression.Parameter list = context.expressions.parameter(node.PARAMETER().getSymbol());
      return new Expression.InParameter(value, list, negated, span);
    }
    if (node.plainPipeline() != null) {
      Pipeline pipeline = context.sources.pipeline(node.plainPipeline());
      return new Expression.InPipeline(value, pipeline, negated, span);
    }
    PrimaryBuilder primaries = context.expressions.primaries();
    if (!node.parenthesized().operator().isEmpty()) {
      Pipeline resumed = primaries.resumed(node.parenthesized(), span);
      return resumed == null ? value : new Expression.InPipeline(value, resumed, negated, span);
    }
    return new Expression.InList(value, primaries.elements(node.parenthesized()), negated, span);
  }

  private Expression like(DplParser.LikeContext node, boolean negated) {
    LikeKind kind =
        switch (node.getStart().getType()) {
          case DplLexer.LIKE -> LikeKind.LIKE;
          case DplLexer.ILIKE -> LikeKind.ILIKE;
          case DplLexer.GLOB -> LikeKind.GLOB;
          case DplLexer.SIMILAR -> LikeKind.SIMILAR_TO;
          default -> LikeKind.REGEXP;
        };
    return new Expression.Like(
        kind,
        value,
        build(node.value(0)),
        context.expressions.orNull(node.value(1)),
        negated,
        span);
  }

  private Expression build(DplParser.ValueContext node) {
    return context.expressions.visit(node);
  }
}
