package io.dpl.compiler.lint;

import io.dpl.api.diagnostic.Diagnostic;
import io.dpl.api.diagnostic.Diagnostics;
import io.dpl.api.diagnostic.Edit;
import io.dpl.api.diagnostic.LintCode;
import io.dpl.api.diagnostic.Span;
import io.dpl.compiler.rel.ApplyCall;
import io.dpl.compiler.rel.LogicalPlan;
import io.dpl.grammar.tree.Node;
import io.dpl.grammar.tree.Operator;
import io.dpl.grammar.tree.Script;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelVisitor;
import org.jspecify.annotations.Nullable;

/** A heavy column that nobody reads: its call is written and never made. */
final class DeadCall {

  private DeadCall() {}

  static void check(Script script, LogicalPlan bound, LogicalPlan optimized, Diagnostics found) {
    Map<Span, String> kept = calls(optimized);
    calls(bound)
        .forEach(
            (span, name) -> {
              // Equal calls become one, which keeps the place of only one of them.
              if (span.isKnown() && !kept.containsKey(span) && !kept.containsValue(name)) {
                found.add(
                    Diagnostic.warning(
                            LintCode.DEAD_HEAVY_COLUMN,
                            span,
                            "nobody reads what " + name + " gives; it is not computed",
                            "take it away, or use its result")
                        .fixedBy(without(script, span)));
              }
            });
  }

  private static Map<Span, String> calls(LogicalPlan plan) {
    Map<Span, String> calls = new LinkedHashMap<>();
    RelVisitor visitor =
        new RelVisitor() {
          @Override
          public void visit(RelNode node, int ordinal, @Nullable RelNode parent) {
            if (node instanceof ApplyCall call) {
              calls.put(call.span(), call.target().name());
            }
            super.visit(node, ordinal, parent);
          }
        };
    plan.shared().forEach(shared -> visitor.go(shared.rel()));
    plan.sinks().forEach(sink -> visitor.go(sink.rel()));
    return calls;
  }

  /** The operator goes where the call is all that it does. */
  private static List<Edit> without(Script script, Span span) {
    for (Chain chain : Chain.all((Node) script)) {
      int position = chain.position(span);
      if (position >= 0) {
        Operator operator = chain.operators().get(position);
        boolean single =
            (operator instanceof Operator.Extend extend && extend.items().size() == 1)
                || (operator instanceof Operator.Apply apply && apply.items().size() == 1);
        if (single) {
          return chain.without(position).stream().toList();
        }
      }
    }
    return List.of();
  }
}
