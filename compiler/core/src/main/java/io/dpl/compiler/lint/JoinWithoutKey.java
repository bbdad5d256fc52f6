package io.dpl.compiler.lint;

import io.dpl.api.diagnostic.Diagnostics;
import io.dpl.api.diagnostic.LintCode;
import io.dpl.grammar.tree.Expression;
import io.dpl.grammar.tree.Node;
import io.dpl.grammar.tree.Operator;
import io.dpl.grammar.tree.Script;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** A JOIN whose ON compares nothing with nothing: all pairs, without saying CROSS JOIN. */
final class JoinWithoutKey {

  private JoinWithoutKey() {}

  static void check(Script script, Diagnostics found) {
    for (Chain chain : Chain.all((Node) script)) {
      for (Operator operator : chain.operators()) {
        if (operator instanceof Operator.Join join
            && join.on() != null
            && columns(join.on()).size() < 2) {
          found.warning(
              LintCode.JOIN_WITHOUT_KEY,
              join.on().span(),
              "ON compares no column of one side with one of the other: every pair is made",
              "compare a key, or write CROSS JOIN where all pairs are meant");
        }
      }
    }
  }

  private static Set<String> columns(Expression on) {
    Set<String> names = new HashSet<>();
    Chain.visit(
        on,
        node -> {
          if (node instanceof Expression.Column column) {
            names.add(column.parts().toString().toLowerCase(Locale.ROOT));
          }
        });
    return names;
  }
}
