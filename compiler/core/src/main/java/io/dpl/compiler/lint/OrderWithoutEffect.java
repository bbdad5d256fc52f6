package io.dpl.compiler.lint;

import io.dpl.api.diagnostic.Diagnostic;
import io.dpl.api.diagnostic.Diagnostics;
import io.dpl.api.diagnostic.LintCode;
import io.dpl.grammar.tree.Node;
import io.dpl.grammar.tree.Operator;
import io.dpl.grammar.tree.Script;
import java.util.List;

/** An ORDER BY whose order something destroys before anybody sees it. */
final class OrderWithoutEffect {

  private OrderWithoutEffect() {}

  static void check(Script script, Diagnostics found) {
    for (Chain chain : Chain.all((Node) script)) {
      List<Operator> operators = chain.operators();
      for (int i = 0; i < operators.size(); i++) {
        if (operators.get(i) instanceof Operator.OrderBy order) {
          String what = destroyer(operators.subList(i + 1, operators.size()));
          if (!what.isEmpty()) {
            found.add(
                Diagnostic.warning(
                        LintCode.ORDER_WITHOUT_EFFECT,
                        order.span(),
                        what + " behind it destroys the order before anybody sees it",
                        "take ORDER BY away, or write it at the end")
                    .fixedBy(chain.without(i).stream().toList()));
          }
        }
      }
    }
  }

  /** What destroys the order; empty where something uses it first, or it lives to the end. */
  private static String destroyer(List<Operator> after) {
    for (Operator next : after) {
      if (next instanceof Operator.OrderBy) {
        return "another ORDER BY";
      }
      if (next instanceof Operator.Repartition) {
        return "REPARTITION";
      }
      if (next instanceof Operator.Distinct distinct && distinct.on().isEmpty()) {
        return "DISTINCT";
      }
      if (next instanceof Operator.SetOperation operation) {
        return operation.kind().name();
      }
      boolean keeps =
          next instanceof Operator.Where
              || (next instanceof Operator.Select select && !select.distinct())
              || next instanceof Operator.Extend
              || next instanceof Operator.SetColumns
              || next instanceof Operator.Drop
              || next instanceof Operator.Rename
              || next instanceof Operator.Alias
              || next instanceof Operator.Batch
              || next instanceof Operator.Apply;
      if (!keeps) {
        return "";
      }
    }
    return "";
  }
}
