package io.dpl.compiler.bind;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.dpl.api.diagnostic.NameCode;
import io.dpl.api.diagnostic.Nearest;
import io.dpl.api.diagnostic.TypeCode;
import io.dpl.api.function.SqlAggregate;
import io.dpl.compiler.rel.TemplateAggregate;
import io.dpl.grammar.tree.Expression;
import io.dpl.grammar.tree.Frame;
import io.dpl.grammar.tree.Over;
import io.dpl.grammar.tree.SortItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexFieldCollation;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexWindowBound;
import org.apache.calcite.rex.RexWindowBounds;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.jspecify.annotations.Nullable;

/** Calls with OVER. */
final class Windows {

  private final ExpressionBinder binder;
  private final RexMaker rex;

  Windows(ExpressionBinder binder) {
    this.binder = binder;
    this.rex = binder.session().rex();
  }

  RexNode bind(Expression.Call node, SqlAggregate aggregate) {
    if (!binder.scope().windowsAllowed()) {
      return binder.error(
          TypeCode.WINDOW_PLACE,
          node.span(),
          "the window function " + aggregate.name() + " cannot stand in " + binder.scope().place(),
          "compute it before with | EXTEND ... AS x");
    }
    Over.Window window = window(node);
    ExpressionBinder inside = binder.in(binder.scope().inArguments());
    Optional<Arguments.Bound> bound = new Arguments(inside).bind(node, aggregate);
    if (window == null || bound.isEmpty()) {
      return rex.error();
    }
    List<RexNode> partition = new ArrayList<>();
    window.partitionBy().forEach(key -> partition.add(inside.bind(key)));
    List<RexFieldCollation> order = new ArrayList<>();
    for (SortItem item : window.orderBy()) {
      RexNode key = inside.bind(item.key());
      partition.addAll(rex.isError(key) ? List.of(key) : List.of());
      order.add(collation(key, item));
    }
    List<RexNode> values = filtered(node, bound.get(), inside);
    if (rex.anyError(partition) || rex.anyError(values)) {
      return rex.error();
    }
    return over(node, aggregate, bound.get(), values, partition, order, window);
  }

  private RexNode over(
      Expression.Call node,
      SqlAggregate aggregate,
      Arguments.Bound bound,
      List<RexNode> values,
      List<RexNode> partition,
      List<RexFieldCollation> order,
      Over.Window window) {
    RelDataType type = AggregateCalls.type(rex, aggregate, bound);
    var function =
        new TemplateAggregate(
            AggregateCalls.withOptions(aggregate, bound.options()), type, node.span());
    Frame frame = window.frame();
    RexWindowBound lower = RexWindowBounds.UNBOUNDED_PRECEDING;
    RexWindowBound upper =
        order.isEmpty() ? RexWindowBounds.UNBOUNDED_FOLLOWING : RexWindowBounds.CURRENT_ROW;
    if (frame != null) {
      lower = bound(frame.start());
      upper = frame.end() == null ? RexWindowBounds.CURRENT_ROW : bound(frame.end());
    }
    return rex.builder()
        .makeOver(
            type,
            function,
            values,
            partition,
            ImmutableList.copyOf(order),
            lower,
            upper,
            frame != null && frame.unit() == Frame.Unit.ROWS,
            true,
            false,
            node.distinct(),
            false);
  }

  private Over.@Nullable Window window(Expression.Call node) {
    if (node.over() instanceof Over.Window window) {
      return window;
    }
    Over.Reference reference = (Over.Reference) node.over();
    String name = reference.name().text();
    Over.Window named = binder.scope().windows().get(name);
    if (named == null) {
      binder
          .session()
          .diagnostics()
          .error(
              NameCode.UNKNOWN_WINDOW,
              reference.span(),
              "no window named " + name,
              Nearest.to(name, binder.scope().windows().keySet())
                  .map(other -> "did you mean " + other + "?")
                  .orElse("declare it at the end of the operator: WINDOW " + name + " AS (...)"));
    }
    return named;
  }

  /** FILTER: other rows give NULL to the aggregate. */
  private List<RexNode> filtered(
      Expression.Call node, Arguments.Bound bound, ExpressionBinder inside) {
    if (node.filter() == null) {
      return bound.values();
    }
    RexNode condition = inside.condition(node.filter(), "FILTER");
    if (rex.isError(condition)) {
      return List.of(condition);
    }
    List<RexNode> values = new ArrayList<>(bound.values());
    RexNode first =
        values.isEmpty()
            ? rex.builder().makeExactLiteral(java.math.BigDecimal.ONE)
            : values.remove(0);
    var type = rex.types().toRel(rex.type(first), true);
    values.add(
        0,
        rex.builder()
            .makeCall(
                type,
                SqlStdOperatorTable.CASE,
                List.of(condition, first, rex.nullOf(rex.type(first)))));
    return values;
  }

  private RexWindowBound bound(Frame.Bound bound) {
    return switch (bound.kind()) {
      case UNBOUNDED_PRECEDING -> RexWindowBounds.UNBOUNDED_PRECEDING;
      case UNBOUNDED_FOLLOWING -> RexWindowBounds.UNBOUNDED_FOLLOWING;
      case CURRENT_ROW -> RexWindowBounds.CURRENT_ROW;
      case PRECEDING -> RexWindowBounds.preceding(offset(bound));
      case FOLLOWING -> RexWindowBounds.following(offset(bound));
    };
  }

  private RexNode offset(Frame.Bound bound) {
    Expression offset = bound.offset();
    return offset == null ? rex.error() : binder.in(binder.scope().inArguments()).bind(offset);
  }

  /** A sort key of a window. */
  static RexFieldCollation collation(RexNode key, SortItem item) {
    ImmutableSet.Builder<SqlKind> kinds = ImmutableSet.builder();
    if (item.descending()) {
      kinds.add(SqlKind.DESCENDING);
    }
    kinds.add(item.nulls() == SortItem.NullOrder.FIRST ? SqlKind.NULLS_FIRST : SqlKind.NULLS_LAST);
    return new RexFieldCollation(key, kinds.build());
  }
}
