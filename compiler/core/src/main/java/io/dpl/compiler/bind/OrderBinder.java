package io.dpl.compiler.bind;

import io.dpl.api.diagnostic.TypeCode;
import io.dpl.grammar.tree.Expression;
import io.dpl.grammar.tree.Operator;
import io.dpl.grammar.tree.SortItem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.jspecify.annotations.Nullable;

/** ORDER BY records an order; LIMIT sorts by the one that is live and cuts. */
final class OrderBinder {

  private final Session session;
  private final @Nullable Scope outer;

  OrderBinder(Session session, @Nullable Scope outer) {
    this.session = session;
    this.outer = outer;
  }

  Flow orderBy(Flow input, Operator.OrderBy node) {
    return order(input.unordered(), node.items(), "ORDER BY");
  }

  /** The flow with these keys as its order; keys that are no field are computed. */
  Flow order(Flow input, List<SortItem> items, String place) {
    HeavyCalls heavy = new HeavyCalls(session, input, outer, place);
    items.forEach(item -> heavy.take(item.key(), ""));
    Flow flow = heavy.flow();
    Scope scope =
        new Scope(session, flow, outer, place).extract(heavy.extracted()).allowWindows(Map.of());
    ExpressionBinder binder = new ExpressionBinder(session, scope);
    List<RexNode> added = new ArrayList<>();
    List<String> names = new ArrayList<>();
    List<SortKey> keys = new ArrayList<>();
    for (SortItem item : items) {
      RexNode key = key(binder, item);
      if (session.rex().isError(key)) {
        continue;
      }
      int field = key instanceof RexInputRef ref ? ref.getIndex() : flow.width() + added.size();
      if (!(key instanceof RexInputRef)) {
        added.add(key);
        names.add("_order");
      }
      keys.add(new SortKey(field, item.descending(), item.nulls() == SortItem.NullOrder.FIRST));
    }
    Flow sorted =
        flow.with(session.rels().append(flow.rel(), added, names, scope.correlations()))
            .ordered(keys);
    return session.rels().compact(sorted);
  }

  private RexNode key(ExpressionBinder binder, SortItem item) {
    if (item.key() instanceof Expression.Literal) {
      return binder.error(
          TypeCode.BAD_VALUE,
          item.key().span(),
          "a constant does not order rows",
          "name the column: positions do not count");
    }
    return binder.bind(item.key());
  }

  Flow limit(Flow flow, Operator.Limit node) {
    Optional<Long> fetch = session.constants().count(node.count(), "LIMIT", 0, Long.MAX_VALUE);
    Optional<Long> offset =
        node.offset() == null
            ? Optional.of(0L)
            : session.constants().count(node.offset(), "OFFSET", 0, Long.MAX_VALUE);
    if (fetch.isEmpty() || offset.isEmpty()) {
      return flow;
    }
    return flow.with(
        session
            .rels()
            .sort(flow, offset.get() == 0 ? null : number(offset.get()), number(fetch.get())));
  }

  RexLiteral number(long value) {
    var type = session.types().toRel(io.dpl.api.type.DplType.Simple.BIGINT, false);
    return session.rex().builder().makeExactLiteral(BigDecimal.valueOf(value), type);
  }
}
