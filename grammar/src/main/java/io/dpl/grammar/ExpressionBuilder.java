package io.dpl.grammar;

import io.dpl.api.diagnostic.Span;
import io.dpl.api.diagnostic.SyntaxCode;
import io.dpl.api.type.DplType.Simple;
import io.dpl.grammar.antlr.DplLexer;
import io.dpl.grammar.antlr.DplParser;
import io.dpl.grammar.tree.BinaryOperator;
import io.dpl.grammar.tree.Expression;
import io.dpl.grammar.tree.UnaryOperator;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/** Makes expressions: truths and operators. {@link PrimaryBuilder} makes what they join. */
final class ExpressionBuilder {

  private static final int MOST_DEPTH = 400;

  private final TreeContext context;
  private final LiteralBuilder literals;
  private final PrimaryBuilder primaries;
  private int depth;
  private int placeholders;

  ExpressionBuilder(TreeContext context) {
    this.context = context;
    this.literals = new LiteralBuilder(context);
    this.primaries = new PrimaryBuilder(context, literals);
  }

  /** Starts a statement: one that was left half-way does not count. */
  void restart() {
    depth = 0;
  }

  LiteralBuilder literals() {
    return literals;
  }

  PrimaryBuilder primaries() {
    return primaries;
  }

  @Nullable Expression orNull(DplParser.@Nullable ExprContext node) {
    return node == null ? null : visit(node);
  }

  @Nullable Expression orNull(DplParser.@Nullable ValueContext node) {
    return node == null ? null : visit(node);
  }

  List<Expression> all(List<DplParser.ExprContext> nodes) {
    List<Expression> made = new ArrayList<>(nodes.size());
    for (DplParser.ExprContext node : nodes) {
      made.add(visit(node));
    }
    return made;
  }

  List<Expression> all(DplParser.@Nullable ExprsContext node) {
    return node == null ? List.of() : all(node.expr());
  }

  // ------------------------------------------------------------------------------------- truth

  Expression visit(DplParser.ExprContext node) {
    List<DplParser.ConjunctionContext> operands = node.conjunction();
    if (operands.size() == 1) {
      return conjunction(operands.get(0));
    }
    List<Expression> made = new ArrayList<>(operands.size());
    for (DplParser.ConjunctionContext operand : operands) {
      made.add(conjunction(operand));
    }
    return LogicChain.join(BinaryOperator.OR, made);
  }

  private Expression conjunction(DplParser.ConjunctionContext node) {
    List<DplParser.NegationContext> operands = node.negation();
    if (operands.size() == 1) {
      return negation(operands.get(0));
    }
    List<Expression> made = new ArrayList<>(operands.size());
    for (DplParser.NegationContext operand : operands) {
      made.add(negation(operand));
    }
    return LogicChain.join(BinaryOperator.AND, made);
  }

  private Expression negation(DplParser.NegationContext node) {
    if (node.NOT() != null) {
      return new Expression.Unary(UnaryOperator.NOT, negation(node.negation()), context.span(node));
    }
    Expression value = visit(node.value());
    return node.predicate() == null
        ? value
        : node.predicate().accept(new PredicateBuilder(context, value, context.span(node)));
  }

  // ------------------------------------------------------------------------------------ values

  Expression visit(DplParser.ValueContext node) {
    List<DplParser.SumContext> operands = node.sum();
    enter(node, operands.size());
    Expression made = sum(operands.get(0));
    for (int i = 1; i < operands.size(); i++) {
      made = join(BinaryOperator.CONCAT, made, sum(operands.get(i)));
    }
    leave(operands.size());
    return made;
  }

  private Expression sum(DplParser.SumContext node) {
    List<DplParser.ProductContext> operands = node.product();
    enter(node, operands.size());
    Expression made = product(operands.get(0));
    for (int i = 1; i < operands.size(); i++) {
      boolean plus = sign(node, i) == DplLexer.PLUS;
      BinaryOperator operator = plus ? BinaryOperator.ADD : BinaryOperator.SUBTRACT;
      made = join(operator, made, product(operands.get(i)));
    }
    leave(operands.size());
    return made;
  }

  private Expression product(DplParser.ProductContext node) {
    List<DplParser.ZonedContext> operands = node.zoned();
    enter(node, operands.size());
    Expression made = zoned(operands.get(0));
    for (int i = 1; i < operands.size(); i++) {
      BinaryOperator operator =
          switch (sign(node, i)) {
            case DplLexer.STAR -> BinaryOperator.MULTIPLY;
            case DplLexer.SLASH -> BinaryOperator.DIVIDE;
            case DplLexer.DSLASH -> BinaryOperator.INTEGER_DIVIDE;
            default -> BinaryOperator.MODULO;
          };
      made = join(operator, made, zoned(operands.get(i)));
    }
    leave(operands.size());
    return made;
  }

  private Expression zoned(DplParser.ZonedContext node) {
    List<DplParser.SignedContext> operands = node.signed();
    enter(node, operands.size());
    Expression made = signed(operands.get(0));
    for (int i = 1; i < operands.size(); i++) {
      Expression zone = signed(operands.get(i));
      made = new Expression.AtTimeZone(made, zone, made.span().to(zone.span()));
    }
    leave(operands.size());
    return made;
  }

  private static Expression join(BinaryOperator operator, Expression left, Expression right) {
    return new Expression.Binary(operator, left, right, left.span().to(right.span()));
  }

  /** The sign before an operand: operands and signs take turns. */
  private static int sign(ParserRuleContext node, int operand) {
    return ((TerminalNode) node.getChild(2 * operand - 1)).getSymbol().getType();
  }

  /** A chain makes the tree as deep as it is long; nobody after the parser wants to meet that. */
  void enter(ParserRuleContext node, int operands) {
    depth += operands - 1;
    if (depth > MOST_DEPTH) {
      throw new TooDeepException(context.span(node));
    }
  }

  void leave(int operands) {
    depth -= operands - 1;
  }

  private Expression signed(DplParser.SignedContext node) {
    if (node.postfix() != null) {
      return primaries.postfix(node.postfix());
    }
    boolean minus = node.MINUS() != null;
    DplParser.NumberContext number = minus ? plainNumber(node.signed()) : null;
    if (number != null) {
      return literals.number(number, true, context.span(node));
    }
    UnaryOperator sign = minus ? UnaryOperator.NEGATE : UnaryOperator.PLUS;
    return new Expression.Unary(sign, signed(node.signed()), context.span(node));
  }

  private static DplParser.@Nullable NumberContext plainNumber(DplParser.SignedContext node) {
    DplParser.PostfixContext postfix = node.postfix();
    boolean plain =
        postfix != null && postfix.getChildCount() == 1 && postfix.primary().literal() != null;
    return plain ? postfix.primary().literal().number() : null;
  }

  // --------------------------------------------------------------------------------- constants

  Expression.Parameter parameter(Token token) {
    return new Expression.Parameter(token.getText().substring(1), context.span(token));
  }

  Expression placeholder(Token token) {
    return new Expression.Placeholder(++placeholders, context.span(token));
  }

  Expression count(DplParser.CountContext node) {
    Token token = node.getStart();
    if (token.getType() == DplLexer.PARAMETER) {
      return parameter(token);
    }
    return token.getType() == DplLexer.QMARK ? placeholder(token) : number(node.number());
  }

  Expression number(DplParser.NumberContext node) {
    return literals.number(node, false, context.span(node));
  }

  Expression string(Token token) {
    return new Expression.Literal(text(token), Simple.STRING, context.span(token));
  }

  String text(Token token) {
    return literals.text(token);
  }

  void misplaced(Span span, String what, String help) {
    context.error(SyntaxCode.UNEXPECTED, span, what, help);
  }
}
