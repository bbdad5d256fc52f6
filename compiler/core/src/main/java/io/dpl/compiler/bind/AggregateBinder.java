package io.dpl.compiler.bind;

import io.dpl.api.diagnostic.TypeCode;
import io.dpl.grammar.tree.Name;
import io.dpl.grammar.tree.Named;
import io.dpl.grammar.tree.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.rel.RelCollation;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.logical.LogicalAggregate;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.util.ImmutableBitSet;
import org.jspecify.annotations.Nullable;

/**
 * AGGREGATE: a projection of keys and arguments, Calcite's aggregate, a projection of what is
 * computed with the results.
 */
final class AggregateBinder {

  private final Session session;
  private final RexMaker rex;
  private final @Nullable Scope outer;

  AggregateBinder(Session session, @Nullable Scope outer) {
    this.session = session;
    this.rex = session.rex();
    this.outer = outer;
  }

  Flow bind(Flow input, Operator.Aggregate node) {
    HeavyCalls heavy = new HeavyCalls(session, input, outer, "AGGREGATE");
    GroupKeys groups = new GroupKeys(session);
    groups.collect(node.groupBy());
    groups.keys().forEach(key -> heavy.take(key.named().value(), ""));
    node.aggregates().forEach(item -> heavy.take(item.value(), ""));
    Flow flow = heavy.flow();
    AggregateCalls calls = new AggregateCalls(session, flow.width());
    Scope keyScope =
        new Scope(session, flow, outer, "GROUP BY").extract(heavy.extracted()).forbidCorrelation();
    groups.bind(new ExpressionBinder(session, keyScope));
    Scope scope =
        new Scope(session, flow, outer, "AGGREGATE")
            .extract(heavy.extracted())
            .forbidCorrelation()
            .collect(calls);
    ExpressionBinder binder = new ExpressionBinder(session, scope);
    List<Column> columns = groups.columns();
    List<RexNode> results = new ArrayList<>();
    for (Named item : node.aggregates()) {
      RexNode value = binder.bind(item.value());
      Optional<Name> name = new Names(session).of(item, "n");
      String text = name.map(Name::text).orElse("_");
      String help = "choose another name with AS; keys of GROUP BY come out by themselves";
      if (name.isPresent() && new Names(session).isFree(text, name.get().span(), columns, help)) {
        boolean broken = rex.isError(value);
        columns.add(new Column(text, "", columns.size(), Column.Show.SHOWN, broken));
        results.add(broken ? value : checked(value, groups, calls, item));
      }
    }
    boolean nothing = groups.keys().isEmpty() && calls.found().isEmpty();
    if (nothing && columns.stream().noneMatch(Column::broken)) {
      session
          .diagnostics()
          .error(
              TypeCode.CALL_FORM,
              node.span(),
              "there is no aggregate in this AGGREGATE",
              "write | SELECT or | EXTEND to compute with each row");
      return new Flow(flow.rel(), broken(columns), List.of(), flow.broken());
    }
    return aggregate(flow, groups, calls, columns, results);
  }

  /** An expression over the aggregate's row, or an error for columns that are not grouped. */
  private RexNode checked(RexNode value, GroupKeys groups, AggregateCalls calls, Named item) {
    GroupedRewrite rewrite = new GroupedRewrite(rex, groups.values(), calls.width());
    RexNode result = value.accept(rewrite);
    if (rewrite.isUngrouped()) {
      session
          .diagnostics()
          .error(
              TypeCode.NOT_GROUPED,
              item.value().span(),
              "the value uses a column that is neither a key of GROUP BY nor in an aggregate",
              "add the column to GROUP BY, or write MIN(...) or ANY_VALUE(...) around it");
      return rex.error();
    }
    return result;
  }

  private Flow aggregate(
      Flow flow,
      GroupKeys groups,
      AggregateCalls calls,
      List<Column> columns,
      List<RexNode> results) {
    List<Column> marked = new ArrayList<>();
    int keys = groups.columns().size();
    for (int i = 0; i < columns.size(); i++) {
      Column c = columns.get(i);
      boolean broken = c.broken() || (i >= keys && rex.isError(results.get(i - keys)));
      marked.add(new Column(c.name(), "", i, Column.Show.SHOWN, broken));
    }
    if (flow.isBroken() || groups.isBroken() || marked.stream().anyMatch(Column::broken)) {
      return new Flow(flow.rel(), broken(marked), List.of(), flow.broken());
    }
    AggregateInput input = new AggregateInput(session, flow, groups.values());
    List<AggregateCall> list = new ArrayList<>();
    for (int i = 0; i < calls.found().size(); i++) {
      AggregateCalls.Found found = calls.found().get(i);
      list.add(call(found, input, name(i, results, marked, keys, groups.values().size())));
    }
    RelNode rel =
        LogicalAggregate.create(
            input.rel(),
            List.of(),
            ImmutableBitSet.range(groups.values().size()),
            groups.sets(),
            list);
    List<RexNode> values = new ArrayList<>();
    groups.places().forEach(place -> values.add(rex.field(rel, place)));
    results.forEach(result -> values.add(result.accept(new Retype(rex, rel))));
    List<String> names = marked.stream().map(Column::name).toList();
    return new Flow(session.rels().project(rel, values, names, Set.of()), marked, List.of(), false);
  }

  private static List<Column> broken(List<Column> columns) {
    return columns.stream().map(c -> new Column(c.name(), "", 0, Column.Show.SHOWN, true)).toList();
  }

  /** The name of an aggregate: that of the column that is nothing else. */
  private static String name(
      int call, List<RexNode> results, List<Column> columns, int keys, int groups) {
    for (int i = 0; i < results.size(); i++) {
      if (results.get(i) instanceof org.apache.calcite.rex.RexInputRef ref
          && ref.getIndex() == groups + call) {
        return columns.get(keys + i).name();
      }
    }
    return "_aggregate" + call;
  }

  private AggregateCall call(AggregateCalls.Found found, AggregateInput input, String name) {
    List<Integer> arguments = found.arguments().stream().map(input::field).toList();
    int filter = found.filter() == null ? -1 : input.field(found.filter());
    List<SortKey> keys =
        found.orderBy().stream()
            .map(k -> new SortKey(input.field(k.value()), k.descending(), k.nullsFirst()))
            .toList();
    RelCollation collation = RelMaker.collation(keys);
    return AggregateCall.create(
        found.function(),
        found.distinct(),
        false,
        false,
        List.of(),
        arguments,
        filter,
        null,
        collation,
        found.function().type(),
        name);
  }
}
