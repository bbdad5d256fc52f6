package io.dpl.compiler.bind;

import io.dpl.api.diagnostic.Span;
import io.dpl.api.diagnostic.TypeCode;
import io.dpl.api.function.Traits;
import io.dpl.api.type.DplType;
import io.dpl.api.type.DplType.Simple;
import io.dpl.grammar.tree.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/** CASE and the functions that evaluate their arguments only where needed. */
final class Conditionals {

  private static final String APART = "cannot be results of one value";

  private final ExpressionBinder binder;
  private final RexMaker rex;

  Conditionals(ExpressionBinder binder) {
    this.binder = binder;
    this.rex = binder.session().rex();
  }

  RexNode caseOf(Expression.Case node) {
    List<RexNode> conditions = new ArrayList<>();
    List<Expression> results = new ArrayList<>();
    for (Expression.When when : node.branches()) {
      conditions.add(condition(node, when));
      results.add(when.result());
    }
    if (node.otherwise() != null) {
      results.add(node.otherwise());
    }
    Optional<List<RexNode>> values = binder.coercion().unify(binder.operands(results), APART);
    if (values.isEmpty() || rex.anyError(conditions)) {
      return rex.error();
    }
    return build(conditions, values.get());
  }

  private RexNode condition(Expression.Case node, Expression.When when) {
    if (node.operand() == null) {
      return binder.condition(when.condition(), "the condition of WHEN");
    }
    return binder
        .coercion()
        .unify(
            List.of(binder.operand(node.operand()), binder.operand(when.condition())),
            "cannot be compared")
        .map(pair -> rex.standard(SqlStdOperatorTable.EQUALS, pair))
        .orElse(rex.error());
  }

  /** CASE of converted results, one more than conditions where there is an ELSE. */
  private RexNode build(List<RexNode> conditions, List<RexNode> values) {
    List<RexNode> operands = new ArrayList<>();
    for (int i = 0; i < conditions.size(); i++) {
      operands.add(conditions.get(i));
      operands.add(values.get(i));
    }
    DplType type = rex.type(values.get(0));
    operands.add(
        values.size() > conditions.size() ? values.get(conditions.size()) : rex.nullOf(type));
    return rex.builder()
        .makeCall(rex.types().toRel(type, true), SqlStdOperatorTable.CASE, operands);
  }

  /** IF(condition, then, else). */
  RexNode ifElse(Expression.Call node) {
    List<Expression> arguments = node.arguments();
    if (arguments.size() != 3 && arguments.size() != 2) {
      return count(node.span(), "IF(condition BOOLEAN, then T, else T)");
    }
    RexNode condition = binder.condition(arguments.get(0), "the condition of IF");
    Optional<List<RexNode>> values =
        binder.coercion().unify(binder.operands(arguments.subList(1, arguments.size())), APART);
    return values.isEmpty() || rex.isError(condition)
        ? rex.error()
        : build(List.of(condition), values.get());
  }

  /** COALESCE(...): the first that is not NULL. */
  RexNode coalesce(Expression.Call node) {
    if (node.arguments().isEmpty()) {
      return count(node.span(), "COALESCE(...T)");
    }
    return binder
        .coercion()
        .unify(binder.operands(node.arguments()), APART)
        .map(values -> coalesce(values, node.span()))
        .orElse(rex.error());
  }

  RexNode coalesce(List<RexNode> values, Span span) {
    return values.size() == 1
        ? values.get(0)
        : rex.template(
            "COALESCE",
            "coalesce({*})",
            rex.type(values.get(0)),
            Traits.PURE,
            "COALESCE",
            span,
            values);
  }

  /** NULLIF(a, b): a, or NULL where they are equal. */
  RexNode nullIf(Expression.Call node) {
    if (node.arguments().size() != 2) {
      return count(node.span(), "NULLIF(value T, other T)");
    }
    Operand first = binder.operand(node.arguments().get(0));
    return binder
        .coercion()
        .unify(List.of(first, binder.operand(node.arguments().get(1))), "cannot be compared")
        .map(
            pair ->
                rex.template(
                    "NULLIF",
                    "nullif({0}, {1})",
                    rex.type(pair.get(0)),
                    Traits.PURE,
                    "NULLIF",
                    node.span(),
                    pair))
        .orElse(rex.error());
  }

  /** TRY(x): NULL where it fails. */
  RexNode tryOf(Expression.Call node) {
    if (node.arguments().size() != 1) {
      return count(node.span(), "TRY(value T)");
    }
    RexNode value = binder.bind(node.arguments().get(0));
    if (rex.isError(value) || rex.type(value) == Simple.NULL) {
      return value;
    }
    return rex.template(
        "TRY", "TRY({0})", rex.type(value), Traits.PURE, "TRY", node.span(), List.of(value));
  }

  private RexNode count(Span span, String signature) {
    return binder.error(
        TypeCode.NO_SIGNATURE, span, "wrong number of arguments", "write " + signature);
  }
}
