package io.dpl.compiler.bind;

import io.dpl.api.diagnostic.TypeCode;
import io.dpl.api.type.DplType;
import io.dpl.grammar.tree.BinaryOperator;
import io.dpl.grammar.tree.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/** Comparisons and logic: Calcite's own operators, because its rules must understand them. */
final class Comparisons {

  private static final String APART = "cannot be compared";

  private final ExpressionBinder binder;
  private final RexMaker rex;

  Comparisons(ExpressionBinder binder) {
    this.binder = binder;
    this.rex = binder.session().rex();
  }

  RexNode logic(Expression.Binary node) {
    List<RexNode> parts = new ArrayList<>();
    collect(node, node.operator(), parts);
    if (rex.anyError(parts)) {
      return rex.error();
    }
    SqlOperator operator =
        node.operator() == BinaryOperator.AND ? SqlStdOperatorTable.AND : SqlStdOperatorTable.OR;
    return RexUtil.flatten(rex.builder(), rex.standard(operator, parts));
  }

  private void collect(Expression node, BinaryOperator operator, List<RexNode> parts) {
    if (node instanceof Expression.Binary binary && binary.operator() == operator) {
      collect(binary.left(), operator, parts);
      collect(binary.right(), operator, parts);
    } else {
      parts.add(binder.condition(node, "an operand of " + operator.sign()));
    }
  }

  RexNode not(Expression.Unary node) {
    RexNode operand = binder.condition(node.operand(), "the operand of NOT");
    return rex.isError(operand) ? operand : rex.not(operand);
  }

  RexNode compare(Expression.Binary node) {
    return compare(operator(node.operator()), node.left(), node.right());
  }

  private static SqlOperator operator(BinaryOperator operator) {
    return switch (operator) {
      case EQUAL -> SqlStdOperatorTable.EQUALS;
      case NOT_EQUAL -> SqlStdOperatorTable.NOT_EQUALS;
      case LESS -> SqlStdOperatorTable.LESS_THAN;
      case LESS_OR_EQUAL -> SqlStdOperatorTable.LESS_THAN_OR_EQUAL;
      case GREATER -> SqlStdOperatorTable.GREATER_THAN;
      case GREATER_OR_EQUAL -> SqlStdOperatorTable.GREATER_THAN_OR_EQUAL;
      default -> throw new IllegalArgumentException(operator + " does not compare");
    };
  }

  private RexNode compare(SqlOperator operator, Expression left, Expression right) {
    return unify(left, right).map(pair -> rex.standard(operator, pair)).orElse(rex.error());
  }

  private Optional<List<RexNode>> unify(Expression left, Expression right) {
    return binder.coercion().unify(List.of(binder.operand(left), binder.operand(right)), APART);
  }

  RexNode isDistinct(Expression.IsDistinct node) {
    return compare(
        node.negated()
            ? SqlStdOperatorTable.IS_NOT_DISTINCT_FROM
            : SqlStdOperatorTable.IS_DISTINCT_FROM,
        node.left(),
        node.right());
  }

  RexNode between(Expression.Between node) {
    List<Operand> operands = binder.operands(List.of(node.value(), node.low(), node.high()));
    Optional<List<RexNode>> unified = binder.coercion().unify(operands, APART);
    if (unified.isEmpty()) {
      return rex.error();
    }
    List<RexNode> v = unified.get();
    RexNode inside =
        RexUtil.isDeterministic(v.get(0))
            ? rex.standard(
                SqlStdOperatorTable.AND,
                rex.standard(SqlStdOperatorTable.GREATER_THAN_OR_EQUAL, v.get(0), v.get(1)),
                rex.standard(SqlStdOperatorTable.LESS_THAN_OR_EQUAL, v.get(0), v.get(2)))
            : rex.template(
                "BETWEEN",
                "({0} BETWEEN {1} AND {2})",
                DplType.Simple.BOOLEAN,
                io.dpl.api.function.Traits.PURE,
                "BETWEEN",
                node.span(),
                v);
    return node.negated() ? rex.not(inside) : inside;
  }

  RexNode inList(Expression.InList node) {
    if (node.value() instanceof Expression.Tuple tuple) {
      return tuples(node, tuple);
    }
    List<Expression> all = new ArrayList<>();
    all.add(node.value());
    all.addAll(node.elements());
    return binder
        .coercion()
        .unify(binder.operands(all), APART)
        .map(v -> oneOf(v.get(0), v.subList(1, v.size()), node.negated()))
        .orElse(rex.error());
  }

  private RexNode tuples(Expression.InList node, Expression.Tuple tuple) {
    List<RexNode> rows = new ArrayList<>();
    for (Expression element : node.elements()) {
      if (!(element instanceof Expression.Tuple row)
          || row.elements().size() != tuple.elements().size()) {
        return binder.error(
            TypeCode.COLUMN_COUNT,
            element.span(),
            "a tuple of " + tuple.elements().size() + " values must stand here");
      }
      List<RexNode> fields = new ArrayList<>();
      for (int i = 0; i < row.elements().size(); i++) {
        fields.add(
            compare(SqlStdOperatorTable.EQUALS, tuple.elements().get(i), row.elements().get(i)));
      }
      if (rex.anyError(fields)) {
        return rex.error();
      }
      rows.add(rex.and(fields));
    }
    RexNode found = rex.or(rows);
    return node.negated() ? rex.not(found) : found;
  }

  private RexNode oneOf(RexNode value, List<RexNode> elements, boolean negated) {
    List<RexNode> equal = new ArrayList<>();
    elements.forEach(e -> equal.add(rex.standard(SqlStdOperatorTable.EQUALS, value, e)));
    RexNode found = rex.or(equal);
    return negated ? rex.not(found) : found;
  }

  RexNode inParameter(Expression.InParameter node) {
    Parameters.Value list =
        binder.session().parameters().fix(node.parameter().name(), node.parameter().span());
    Operand value = binder.operand(node.value());
    if (list.broken() || rex.isError(value.rex())) {
      return rex.error();
    }
    if (!(list.type() instanceof DplType.ListOf type)) {
      return binder.error(
          TypeCode.MISMATCH,
          node.parameter().span(),
          "IN needs a list, $" + node.parameter().name() + " is " + list.type(),
          "declare it as a list: PARAM $" + node.parameter().name() + " " + list.type() + "[]");
    }
    List<Operand> operands = new ArrayList<>();
    operands.add(value);
    Object elements = list.value();
    if (elements instanceof List<?> values) {
      for (Object element : values) {
        RexNode literal = new Literals(rex).of(element, type.element());
        operands.add(new Operand(literal, type.element(), node.parameter()));
      }
    }
    if (operands.size() == 1) {
      return rex.bool(node.negated());
    }
    return binder
        .coercion()
        .unify(operands, APART)
        .map(v -> oneOf(v.get(0), v.subList(1, v.size()), node.negated()))
        .orElse(rex.error());
  }

  RexNode isNull(Expression.IsNull node) {
    RexNode value = binder.bind(node.value());
    if (rex.isError(value)) {
      return value;
    }
    return rex.standard(
        node.negated() ? SqlStdOperatorTable.IS_NOT_NULL : SqlStdOperatorTable.IS_NULL, value);
  }

  RexNode isTruth(Expression.IsTruth node) {
    RexNode value = binder.condition(node.value(), "the operand of IS TRUE");
    if (rex.isError(value)) {
      return value;
    }
    SqlOperator operator =
        node.truth()
            ? node.negated() ? SqlStdOperatorTable.IS_NOT_TRUE : SqlStdOperatorTable.IS_TRUE
            : node.negated() ? SqlStdOperatorTable.IS_NOT_FALSE : SqlStdOperatorTable.IS_FALSE;
    return rex.standard(operator, value);
  }
}
