package io.dpl.grammar;

import io.dpl.api.diagnostic.Span;
import io.dpl.api.diagnostic.SyntaxCode;
import io.dpl.api.type.DplType.Simple;
import io.dpl.grammar.antlr.DplBaseVisitor;
import io.dpl.grammar.antlr.DplLexer;
import io.dpl.grammar.antlr.DplParser;
import io.dpl.grammar.tree.BinaryOperator;
import io.dpl.grammar.tree.Expression;
import io.dpl.grammar.tree.Name;
import io.dpl.grammar.tree.Operator;
import io.dpl.grammar.tree.Pipeline;
import io.dpl.grammar.tree.QualifiedName;
import io.dpl.grammar.tree.Source;
import io.dpl.grammar.tree.UnaryOperator;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.ParseTree;
import org.jspecify.annotations.Nullable;

/** Makes expressions. */
final class ExpressionBuilder extends DplBaseVisitor<Expression> {

  private static final int MOST_DEPTH = 1000;

  private final TreeContext context;
  private final LiteralBuilder literals;
  private final FStringBuilder fStrings;
  private int depth;
  private int placeholders;

  ExpressionBuilder(TreeContext context) {
    this.context = context;
    this.literals = new LiteralBuilder(context);
    this.fStrings = new FStringBuilder(context);
  }

  /** Starts a statement: one that was left half-way does not count. */
  void restart() {
    depth = 0;
  }

  @Override
  public Expression visit(ParseTree tree) {
    if (++depth > MOST_DEPTH) {
      throw new TooDeepException(context.span((ParserRuleContext) tree));
    }
    Expression made = tree.accept(this);
    depth--;
    return made;
  }

  LiteralBuilder literals() {
    return literals;
  }

  @Nullable Expression orNull(@Nullable ParserRuleContext node) {
    return node == null ? null : visit(node);
  }

  List<Expression> all(Collection<? extends ParserRuleContext> nodes) {
    List<Expression> made = new ArrayList<>(nodes.size());
    for (ParserRuleContext node : nodes) {
      made.add(visit(node));
    }
    return made;
  }

  // ------------------------------------------------------------------------------------- truth

  @Override
  public Expression visitNot(DplParser.NotContext node) {
    return new Expression.Unary(UnaryOperator.NOT, visit(node.expr()), context.span(node));
  }

  @Override
  public Expression visitAnd(DplParser.AndContext node) {
    Deque<ParserRuleContext> operands = new ArrayDeque<>();
    ParserRuleContext left = node;
    while (left instanceof DplParser.AndContext and) {
      operands.addFirst(and.expr(1));
      left = and.expr(0);
    }
    operands.addFirst(left);
    return LogicChain.join(BinaryOperator.AND, all(operands));
  }

  @Override
  public Expression visitOr(DplParser.OrContext node) {
    Deque<ParserRuleContext> operands = new ArrayDeque<>();
    ParserRuleContext left = node;
    while (left instanceof DplParser.OrContext or) {
      operands.addFirst(or.expr(1));
      left = or.expr(0);
    }
    operands.addFirst(left);
    return LogicChain.join(BinaryOperator.OR, all(operands));
  }

  @Override
  public Expression visitTested(DplParser.TestedContext node) {
    Expression value = visit(node.value());
    return node.predicate() == null
        ? value
        : node.predicate().accept(new PredicateBuilder(context, value, context.span(node)));
  }

  // ------------------------------------------------------------------------------------ values

  @Override
  public Expression visitCast(DplParser.CastContext node) {
    return new Expression.Cast(
        visit(node.value()), context.types.name(node.type()), false, context.span(node));
  }

  @Override
  public Expression visitElement(DplParser.ElementContext node) {
    Expression base = visit(node.value());
    Span span = context.span(node);
    if (node.COLON() == null) {
      return new Expression.Index(base, visit(node.expr(0)), span);
    }
    int colon = node.COLON().getSymbol().getTokenIndex();
    Expression from = null;
    Expression to = null;
    for (DplParser.ExprContext bound : node.expr()) {
      if (bound.getStart().getTokenIndex() < colon) {
        from = visit(bound);
      } else {
        to = visit(bound);
      }
    }
    return new Expression.Slice(base, from, to, span);
  }

  @Override
  public Expression visitMember(DplParser.MemberContext node) {
    Expression base = visit(node.value());
    Name name = context.name(node.identifier());
    boolean path = base instanceof Expression.Column && !isParenthesized(node.value());
    if (node.callTail() == null) {
      return path
          ? new Expression.Column(followed((Expression.Column) base, name), context.span(node))
          : new Expression.FieldAccess(base, name, context.span(node));
    }
    if (!path) {
      context.error(
          SyntaxCode.METHOD_CALL,
          name.span(),
          name.text() + " cannot be called on a value",
          "Write " + name.text() + "(value, ...).");
      return base;
    }
    List<Name> parts = followed((Expression.Column) base, name);
    QualifiedName function = new QualifiedName(parts, base.span().to(name.span()));
    return context.clauses.call(function, node.callTail(), context.span(node));
  }

  private static List<Name> followed(Expression.Column path, Name name) {
    List<Name> parts = new ArrayList<>(path.parts());
    parts.add(name);
    return parts;
  }

  private static boolean isParenthesized(DplParser.ValueContext node) {
    return node instanceof DplParser.FirstContext first
        && first.primary() instanceof DplParser.ParenthesizedContext;
  }

  @Override
  public Expression visitSign(DplParser.SignContext node) {
    boolean minus = node.MINUS() != null;
    if (minus
        && node.value() instanceof DplParser.FirstContext first
        && first.primary() instanceof DplParser.ConstantContext constant
        && constant.literal().number() != null
        && constant.literal().INTERVAL() == null) {
      return literals.number(constant.literal().number(), true, context.span(node));
    }
    UnaryOperator sign = minus ? UnaryOperator.NEGATE : UnaryOperator.PLUS;
    return new Expression.Unary(sign, visit(node.value()), context.span(node));
  }

  @Override
  public Expression visitAtTimeZone(DplParser.AtTimeZoneContext node) {
    return new Expression.AtTimeZone(
        visit(node.value(0)), visit(node.value(1)), context.span(node));
  }

  @Override
  public Expression visitMultiply(DplParser.MultiplyContext node) {
    BinaryOperator operator =
        node.STAR() != null
            ? BinaryOperator.MULTIPLY
            : node.SLASH() != null
                ? BinaryOperator.DIVIDE
                : node.DSLASH() != null ? BinaryOperator.INTEGER_DIVIDE : BinaryOperator.MODULO;
    return binary(operator, node, node.value(0), node.value(1));
  }

  @Override
  public Expression visitAdd(DplParser.AddContext node) {
    BinaryOperator operator = node.PLUS() != null ? BinaryOperator.ADD : BinaryOperator.SUBTRACT;
    return binary(operator, node, node.value(0), node.value(1));
  }

  @Override
  public Expression visitConcat(DplParser.ConcatContext node) {
    return binary(BinaryOperator.CONCAT, node, node.value(0), node.value(1));
  }

  private Expression binary(
      BinaryOperator operator, ParserRuleContext node, ParseTree left, ParseTree right) {
    return new Expression.Binary(operator, visit(left), visit(right), context.span(node));
  }

  // ----------------------------------------------------------------------------------- primary

  @Override
  public Expression visitLiteral(DplParser.LiteralContext node) {
    return literals.literal(node);
  }

  @Override
  public Expression visitParameter(DplParser.ParameterContext node) {
    return parameter(node.PARAMETER().getSymbol());
  }

  Expression.Parameter parameter(Token token) {
    return new Expression.Parameter(token.getText().substring(1), context.span(token));
  }

  @Override
  public Expression visitPlaceholder(DplParser.PlaceholderContext node) {
    return placeholder(node.getStart());
  }

  private Expression placeholder(Token token) {
    return new Expression.Placeholder(++placeholders, context.span(token));
  }

  Expression count(DplParser.CountContext node) {
    Token token = node.getStart();
    if (token.getType() == DplLexer.PARAMETER) {
      return parameter(token);
    }
    return token.getType() == DplLexer.QMARK
        ? placeholder(token)
        : literals.number(node.number(), false, context.span(node));
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

  @Override
  public Expression visitFString(DplParser.FStringContext node) {
    return fStrings.build(node.FSTRING().getSymbol());
  }

  @Override
  public Expression visitCase(DplParser.CaseContext node) {
    List<DplParser.ExprContext> parts = node.expr();
    int branches = node.WHEN().size();
    int at = parts.size() - 2 * branches - (node.ELSE() == null ? 0 : 1);
    Expression operand = at == 1 ? visit(parts.get(0)) : null;
    List<Expression.When> whens = new ArrayList<>();
    for (int i = 0; i < branches; i++, at += 2) {
      Span span = context.span(node.WHEN(i).getSymbol()).to(context.span(parts.get(at + 1)));
      whens.add(new Expression.When(visit(parts.get(at)), visit(parts.get(at + 1)), span));
    }
    Expression otherwise = node.ELSE() == null ? null : visit(parts.get(at));
    return new Expression.Case(operand, whens, otherwise, context.span(node));
  }

  @Override
  public Expression visitCastCall(DplParser.CastCallContext node) {
    return new Expression.Cast(
        visit(node.expr()),
        context.types.name(node.type()),
        node.TRY_CAST() != null,
        context.span(node));
  }

  @Override
  public Expression visitExtract(DplParser.ExtractContext node) {
    return new Expression.Extract(
        context.name(node.identifier()), visit(node.expr()), context.span(node));
  }

  @Override
  public Expression visitExists(DplParser.ExistsContext node) {
    return new Expression.Exists(context.sources.pipeline(node.pipeline()), context.span(node));
  }

  @Override
  public Expression visitArraySubquery(DplParser.ArraySubqueryContext node) {
    return new Expression.ArraySubquery(
        context.sources.pipeline(node.pipeline()), context.span(node));
  }

  @Override
  public Expression visitSubquery(DplParser.SubqueryContext node) {
    return new Expression.Subquery(
        context.sources.pipeline(node.plainPipeline()), context.span(node));
  }

  @Override
  public Expression visitParenthesized(DplParser.ParenthesizedContext node) {
    Span span = context.span(node);
    if (!node.operator().isEmpty()) {
      Pipeline pipeline = resumed(node.expr(0), node.operator(), span);
      return pipeline == null ? visit(node.expr(0)) : new Expression.Subquery(pipeline, span);
    }
    if (node.expr().size() > 1) {
      return new Expression.Tuple(all(node.expr()), span);
    }
    if (!node.COMMA().isEmpty()) {
      context.error(
          SyntaxCode.UNEXPECTED,
          context.span(node.COMMA(0).getSymbol()),
          "a list of one value in parentheses",
          "Leave out the comma, or write [x] for a list.");
    }
    return visit(node.expr(0));
  }

  /** Reads {@code (FROM t) | LIMIT 1}, whose start was taken for an expression. */
  @Nullable Pipeline resumed(
      DplParser.ExprContext start, List<DplParser.OperatorContext> operators, Span span) {
    Expression first = visit(start);
    if (!(first instanceof Expression.Subquery subquery)) {
      context.error(
          SyntaxCode.PIPE_AFTER_VALUE,
          first.span(),
          "an operator needs rows before it, not a value",
          "Start the pipeline with FROM or READ.",
          "If the sign | was meant as OR of truths, write OR; of bits, BIT_OR(a, b).");
      return null;
    }
    List<Operator> after = context.operators.all(operators);
    Span inside = subquery.span().to(after.get(after.size() - 1).span());
    return new Pipeline(new Source.Nested(subquery.pipeline(), subquery.span()), after, inside);
  }

  @Override
  public Expression visitList(DplParser.ListContext node) {
    return new Expression.ListLiteral(all(node.expr()), context.span(node));
  }

  @Override
  public Expression visitStruct(DplParser.StructContext node) {
    List<Expression.StructField> fields = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (DplParser.StructFieldContext field : node.structField()) {
      Name name =
          field.STRING() == null
              ? context.name(field.identifier())
              : new Name(
                  text(field.STRING().getSymbol()), true, context.span(field.STRING().getSymbol()));
      context.once(seen, "field " + name.text(), name.span());
      fields.add(new Expression.StructField(name, visit(field.expr()), context.span(field)));
    }
    return new Expression.StructLiteral(fields, context.span(node));
  }

  @Override
  public Expression visitNameOrCall(DplParser.NameOrCallContext node) {
    Name name = context.name(node.word().getStart());
    if (node.callTail() == null) {
      return new Expression.Column(List.of(name), context.span(node));
    }
    QualifiedName function = new QualifiedName(List.of(name), name.span());
    return context.clauses.call(function, node.callTail(), context.span(node));
  }

  @Override
  public Expression visitValuesColumn(DplParser.ValuesColumnContext node) {
    return new Expression.Column(List.of(context.name(node.getStart())), context.span(node));
  }

  @Override
  public Expression visitLambda(DplParser.LambdaContext node) {
    List<Name> parameters =
        node.columnList() == null
            ? List.of(context.name(node.identifier()))
            : context.names(node.columnList());
    return new Expression.Lambda(parameters, visit(node.expr()), context.span(node));
  }

  @Override
  public Expression visitStarArg(DplParser.StarArgContext node) {
    return new Expression.Star(context.span(node));
  }
}
