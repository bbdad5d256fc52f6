package io.dpl.compiler.bind;

import io.dpl.grammar.tree.Expression;
import io.dpl.grammar.tree.Operator;
import io.dpl.grammar.tree.SortItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.logical.LogicalAggregate;
import org.apache.calcite.rex.RexFieldCollation;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.util.ImmutableBitSet;
import org.jspecify.annotations.Nullable;

/** DISTINCT and DISTINCT ON. */
final class DistinctBinder {

  private final Session session;
  private final @Nullable Scope outer;

  DistinctBinder(Session session, @Nullable Scope outer) {
    this.session = session;
    this.outer = outer;
  }

  Flow bind(Flow flow, Operator.Distinct node) {
    return node.on().isEmpty() ? rows(flow) : on(flow, node);
  }

  /** Each row once. */
  Flow rows(Flow flow) {
    if (flow.isBroken()) {
      return flow;
    }
    Flow arranged = session.rels().arranged(flow.unordered());
    RelNode rel =
        LogicalAggregate.create(
            arranged.rel(), List.of(), ImmutableBitSet.range(arranged.width()), null, List.of());
    return arranged.with(rel);
  }

  /** The first row of each key. */
  private Flow on(Flow input, Operator.Distinct node) {
    HeavyCalls heavy = new HeavyCalls(session, input, outer, "DISTINCT ON");
    node.on().forEach(key -> heavy.take(key, ""));
    node.orderBy().forEach(item -> heavy.take(item.key(), ""));
    Flow flow = heavy.flow();
    Scope scope =
        new Scope(session, flow, outer, "DISTINCT ON")
            .extract(heavy.extracted())
            .forbidCorrelation();
    ExpressionBinder binder = new ExpressionBinder(session, scope);
    List<RexNode> keys = new ArrayList<>();
    for (Expression key : node.on()) {
      keys.add(binder.bind(key));
    }
    List<RexFieldCollation> order = new ArrayList<>();
    List<RexNode> all = new ArrayList<>(keys);
    for (SortItem item : node.orderBy()) {
      RexNode key = binder.bind(item.key());
      all.add(key);
      order.add(Windows.collation(key, item));
    }
    if (session.rex().anyError(all)) {
      return input.unordered();
    }
    RexNode first = new Ranks(session).upTo("ROW_NUMBER", keys, order, 1, flow, node.span());
    RelNode ranked = session.rels().append(flow.rel(), List.of(first), List.of("_first"), Set.of());
    RelNode rel =
        session.rels().filter(ranked, session.rex().field(ranked, flow.width()), Set.of());
    return session.rels().compact(flow.with(rel).unordered());
  }
}
