package io.dpl.compiler.bind;

import io.dpl.api.diagnostic.Span;
import io.dpl.api.diagnostic.TypeCode;
import io.dpl.api.function.Traits;
import io.dpl.api.type.DplType.Simple;
import io.dpl.grammar.tree.BinaryOperator;
import io.dpl.grammar.tree.Expression;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rex.RexNode;

/** Binds expressions over one row: sends each to the class of its family. */
final class ExpressionBinder implements Expression.Visitor<RexNode> {

  private final Session session;
  private final Scope scope;
  private final RexMaker rex;
  private final Coercion coercion;

  ExpressionBinder(Session session, Scope scope) {
    this.session = session;
    this.scope = scope;
    this.rex = session.rex();
    this.coercion = new Coercion(session);
  }

  Session session() {
    return session;
  }

  Scope scope() {
    return scope;
  }

  Coercion coercion() {
    return coercion;
  }

  /** The same binder where other names stand. */
  ExpressionBinder in(Scope other) {
    return new ExpressionBinder(session, other);
  }

  RexNode bind(Expression node) {
    return node.accept(this);
  }

  Operand operand(Expression node) {
    RexNode value = bind(node);
    return new Operand(value, rex.type(value), node);
  }

  List<Operand> operands(List<Expression> nodes) {
    List<Operand> operands = new ArrayList<>();
    nodes.forEach(node -> operands.add(operand(node)));
    return operands;
  }

  /** Binds what nothing uses, for its mistakes. */
  void checkOnly(Expression node) {
    if (!(node instanceof Expression.Lambda) && !(node instanceof Expression.Star)) {
      bind(node);
    }
  }

  /** A condition. */
  RexNode condition(Expression node, String what) {
    return coercion.condition(operand(node), what);
  }

  RexNode error(TypeCode code, Span span, String message, String... help) {
    return coercion.error(code, span, message, help);
  }

  @Override
  public RexNode visitLiteral(Expression.Literal node) {
    return new Literals(rex).of(node.value(), node.type());
  }

  @Override
  public RexNode visitSizeLiteral(Expression.SizeLiteral node) {
    return new Literals(rex).of(node.bytes(), Simple.BIGINT);
  }

  @Override
  public RexNode visitDurationLiteral(Expression.DurationLiteral node) {
    return new Literals(rex).interval(node.micros());
  }

  @Override
  public RexNode visitInterval(Expression.Interval node) {
    return new Temporals(this).interval(node);
  }

  @Override
  public RexNode visitParameter(Expression.Parameter node) {
    return parameter(node.name(), node.span());
  }

  @Override
  public RexNode visitPlaceholder(Expression.Placeholder node) {
    return parameter(String.valueOf(node.number()), node.span());
  }

  private RexNode parameter(String name, Span span) {
    Parameters.Value value = session.parameters().use(name, span);
    if (value.broken()) {
      return rex.error();
    }
    return session
        .parameters()
        .leftOpen(name, value)
        .map(sql -> rex.template("$" + name, sql, value.type(), Traits.PURE, "", span, List.of()))
        .orElseGet(() -> new Literals(rex).of(value.value(), value.type()));
  }

  @Override
  public RexNode visitColumn(Expression.Column node) {
    return new ColumnNames(session).value(node, scope);
  }

  @Override
  public RexNode visitStar(Expression.Star node) {
    return error(
        TypeCode.CALL_FORM,
        node.span(),
        "a star stands in COUNT(*) and SELECT * only",
        "name the columns");
  }

  @Override
  public RexNode visitCall(Expression.Call node) {
    return new Calls(this).bind(node);
  }

  @Override
  public RexNode visitCast(Expression.Cast node) {
    return new Casts(this).bind(node);
  }

  @Override
  public RexNode visitExtract(Expression.Extract node) {
    return new Temporals(this).extract(node);
  }

  @Override
  public RexNode visitCase(Expression.Case node) {
    return new Conditionals(this).caseOf(node);
  }

  @Override
  public RexNode visitBinary(Expression.Binary node) {
    BinaryOperator operator = node.operator();
    return switch (operator) {
      case AND, OR -> new Comparisons(this).logic(node);
      case EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL ->
          new Comparisons(this).compare(node);
      case CONCAT -> new Collections(this).concat(node);
      case ADD, SUBTRACT, MULTIPLY, DIVIDE, INTEGER_DIVIDE, MODULO ->
          new Arithmetic(this).bind(node);
    };
  }

  @Override
  public RexNode visitUnary(Expression.Unary node) {
    return switch (node.operator()) {
      case NOT -> new Comparisons(this).not(node);
      case NEGATE, PLUS -> new Arithmetic(this).sign(node);
    };
  }

  @Override
  public RexNode visitBetween(Expression.Between node) {
    return new Comparisons(this).between(node);
  }

  @Override
  public RexNode visitInList(Expression.InList node) {
    return new Comparisons(this).inList(node);
  }

  @Override
  public RexNode visitInPipeline(Expression.InPipeline node) {
    return new Subqueries(this).in(node);
  }

  @Override
  public RexNode visitInParameter(Expression.InParameter node) {
    return new Comparisons(this).inParameter(node);
  }

  @Override
  public RexNode visitLike(Expression.Like node) {
    return new TextMatches(this).bind(node);
  }

  @Override
  public RexNode visitIsNull(Expression.IsNull node) {
    return new Comparisons(this).isNull(node);
  }

  @Override
  public RexNode visitIsTruth(Expression.IsTruth node) {
    return new Comparisons(this).isTruth(node);
  }

  @Override
  public RexNode visitIsDistinct(Expression.IsDistinct node) {
    return new Comparisons(this).isDistinct(node);
  }

  @Override
  public RexNode visitIndex(Expression.Index node) {
    return new Collections(this).index(node);
  }

  @Override
  public RexNode visitSlice(Expression.Slice node) {
    return new Collections(this).slice(node);
  }

  @Override
  public RexNode visitFieldAccess(Expression.FieldAccess node) {
    return new ColumnNames(session).field(bind(node.base()), node.field());
  }

  @Override
  public RexNode visitListLiteral(Expression.ListLiteral node) {
    return new Collections(this).list(node);
  }

  @Override
  public RexNode visitStructLiteral(Expression.StructLiteral node) {
    return new Collections(this).struct(node);
  }

  @Override
  public RexNode visitLambda(Expression.Lambda node) {
    return error(
        TypeCode.CALL_FORM,
        node.span(),
        "a lambda stands only as an argument",
        "use it in LIST_TRANSFORM(xs, x -> ...)");
  }

  @Override
  public RexNode visitSubquery(Expression.Subquery node) {
    return new Subqueries(this).scalar(node);
  }

  @Override
  public RexNode visitExists(Expression.Exists node) {
    return new Subqueries(this).exists(node);
  }

  @Override
  public RexNode visitArraySubquery(Expression.ArraySubquery node) {
    return new Subqueries(this).array(node);
  }

  @Override
  public RexNode visitTuple(Expression.Tuple node) {
    session.notYet(node.span(), "a tuple as a value", "write a struct: {a: 1, b: 2}");
    return rex.error();
  }

  @Override
  public RexNode visitAtTimeZone(Expression.AtTimeZone node) {
    return new Temporals(this).atTimeZone(node);
  }

  @Override
  public RexNode visitFString(Expression.FString node) {
    return new Collections(this).fString(node);
  }
}
