package io.dpl.compiler.bind;

import io.dpl.grammar.tree.Operator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.jspecify.annotations.Nullable;

/** WHERE. */
final class WhereBinder {

  private final Session session;
  private final @Nullable Scope outer;

  WhereBinder(Session session, @Nullable Scope outer) {
    this.session = session;
    this.outer = outer;
  }

  Flow bind(Flow input, Operator.Where node) {
    HeavyCalls heavy = new HeavyCalls(session, input, outer, "WHERE");
    heavy.take(node.condition(), "");
    Flow flow = heavy.flow();
    Scope scope =
        new Scope(session, flow, outer, "WHERE").extract(heavy.extracted()).allowWindows(Map.of());
    RexNode condition =
        new ExpressionBinder(session, scope).condition(node.condition(), "the condition of WHERE");
    if (session.rex().isError(condition)) {
      return input;
    }
    RelNode rel = flow.rel();
    if (RexOver.containsOver(condition)) {
      rel = session.rels().append(rel, List.of(condition), List.of("_where"), scope.correlations());
      condition = session.rex().field(rel, flow.width());
      rel = session.rels().filter(rel, condition, Set.of());
    } else {
      rel = session.rels().filter(rel, condition, scope.correlations());
    }
    return rel == input.rel() ? input : session.rels().compact(flow.with(rel));
  }
}
