package io.dpl.compiler.bind;

import io.dpl.grammar.tree.Expression;
import io.dpl.grammar.tree.Operator;
import io.dpl.grammar.tree.SortItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rex.RexFieldCollation;
import org.apache.calcite.rex.RexNode;
import org.jspecify.annotations.Nullable;

/** TOP: the first rows by an order, of all rows or of each group. */
final class TopBinder {

  private final Session session;
  private final @Nullable Scope outer;

  TopBinder(Session session, @Nullable Scope outer) {
    this.session = session;
    this.outer = outer;
  }

  Flow bind(Flow input, Operator.Top node) {
    Optional<Long> count = session.constants().count(node.count(), "TOP", 0, Long.MAX_VALUE);
    List<SortItem> all = new ArrayList<>();
    for (Expression key : node.partitionBy()) {
      all.add(new SortItem(key, false, null, key.span()));
    }
    int groups = all.size();
    all.addAll(node.by());
    OrderBinder orders = new OrderBinder(session, outer);
    Flow flow = orders.order(input.unordered(), all, "TOP");
    if (count.isEmpty() || flow.order().size() < all.size()) {
      return flow;
    }
    if (groups == 0 && !node.withTies()) {
      return flow.with(session.rels().sort(flow, null, orders.number(count.get())));
    }
    return ranked(flow, node, groups, count.get());
  }

  private Flow ranked(Flow flow, Operator.Top node, int groups, long count) {
    List<RexNode> keys = new ArrayList<>();
    List<RexFieldCollation> order = new ArrayList<>();
    for (int i = 0; i < flow.order().size(); i++) {
      RexNode key = session.rex().field(flow.rel(), flow.order().get(i).field());
      if (i < groups) {
        keys.add(key);
      } else {
        order.add(Windows.collation(key, node.by().get(i - groups)));
      }
    }
    String function = node.withTies() ? "RANK" : "ROW_NUMBER";
    RexNode first = new Ranks(session).upTo(function, keys, order, count, flow, node.span());
    RelNode ranked = session.rels().append(flow.rel(), List.of(first), List.of("_top"), Set.of());
    RelNode rel =
        session.rels().filter(ranked, session.rex().field(ranked, flow.width()), Set.of());
    return session.rels().compact(flow.with(rel));
  }
}
