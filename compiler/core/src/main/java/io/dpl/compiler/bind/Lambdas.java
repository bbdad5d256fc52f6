package io.dpl.compiler.bind;

import io.dpl.api.diagnostic.TypeCode;
import io.dpl.api.function.Traits;
import io.dpl.api.type.DplType;
import io.dpl.api.type.DplType.Simple;
import io.dpl.grammar.tree.Expression;
import io.dpl.grammar.tree.Name;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.calcite.rex.RexNode;

/**
 * Lambdas. One is an operand whose template is {@code lambda x: {0}} around its body; its
 * parameters are templates without operands. The first argument gives the element: {@code x} or
 * {@code (x, position)}, in LIST_REDUCE {@code (sum, x)}.
 */
final class Lambdas {

  private final ExpressionBinder binder;
  private final RexMaker rex;

  Lambdas(ExpressionBinder binder) {
    this.binder = binder;
    this.rex = binder.session().rex();
  }

  Operand bind(Expression.Lambda node, String function, List<Operand> before) {
    Optional<DplType> element =
        before.isEmpty() ? Optional.empty() : Collections.element(before.get(0).type());
    if (element.isEmpty()) {
      boolean known = before.isEmpty() || rex.isError(before.get(0).rex());
      return operand(
          node,
          known
              ? rex.error()
              : binder.error(
                  TypeCode.MISMATCH,
                  before.get(0).span(),
                  function + " goes over a list, this is " + before.get(0).type()));
    }
    if (node.parameters().size() > 2) {
      return operand(
          node,
          binder.error(TypeCode.CALL_FORM, node.span(), "a lambda here has one or two parameters"));
    }
    boolean reduce = function.equals("LIST_REDUCE");
    DplType total = reduce && before.size() > 1 ? before.get(1).type() : element.get();
    List<DplType> types =
        reduce ? List.of(total, element.get()) : List.of(element.get(), Simple.BIGINT);
    return body(node, function, types);
  }

  private Operand body(Expression.Lambda node, String function, List<DplType> types) {
    Map<String, RexNode> parameters = new LinkedHashMap<>();
    List<String> names = new ArrayList<>();
    int depth = binder.scope().variables().size();
    for (int i = 0; i < node.parameters().size(); i++) {
      Name parameter = node.parameters().get(i);
      String name = "l" + (depth + i) + "_" + parameter.text().replaceAll("\\W", "");
      names.add(name);
      parameters.put(
          parameter.text(),
          rex.template(name, name, types.get(i), Traits.PURE, "", parameter.span(), List.of()));
    }
    ExpressionBinder inside = binder.in(binder.scope().inside(parameters));
    Operand body = inside.operand(node.body());
    RexNode value = body.rex();
    if (function.equals("LIST_FILTER")) {
      value = inside.coercion().condition(body, "the lambda of LIST_FILTER");
    } else if (function.equals("LIST_REDUCE")) {
      value = inside.coercion().convert(body, types.get(0), "the lambda of LIST_REDUCE");
    }
    if (rex.isError(value)) {
      return operand(node, value);
    }
    String head = "lambda " + String.join(", ", names);
    return operand(
        node,
        rex.template(
            head,
            "(" + head + ": {0})",
            rex.type(value),
            Traits.PURE,
            "lambda",
            node.span(),
            List.of(value)));
  }

  private Operand operand(Expression.Lambda node, RexNode value) {
    return new Operand(value, rex.type(value), node);
  }
}
