package io.dpl.compiler.bind;

import io.dpl.grammar.tree.Assignment;
import io.dpl.grammar.tree.Expression;
import io.dpl.grammar.tree.ExtendItem;
import io.dpl.grammar.tree.Name;
import io.dpl.grammar.tree.Operator;
import io.dpl.grammar.tree.Over;
import io.dpl.grammar.tree.Pipeline;
import io.dpl.grammar.tree.WindowDefinition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.jspecify.annotations.Nullable;

/** EXTEND and SET. */
final class ExtendBinder {

  private final Session session;
  private final @Nullable Scope outer;

  ExtendBinder(Session session, @Nullable Scope outer) {
    this.session = session;
    this.outer = outer;
  }

  /** Named windows of an operator. */
  static Map<String, Over.Window> windows(List<WindowDefinition> definitions) {
    Map<String, Over.Window> windows = new HashMap<>();
    definitions.forEach(d -> windows.put(d.name().text(), d.window()));
    return windows;
  }

  /** Adds columns; each sees those before it. */
  Flow extend(Flow input, Operator.Extend node) {
    new ClauseCheck(session).check(node.clauses());
    Map<String, Over.Window> windows = windows(node.windows());
    Pending pending = new Pending(input);
    for (ExtendItem item : node.items()) {
      new ClauseCheck(session).check(item.clauses());
      Optional<Name> name = new Names(session).of(item.named(), "x");
      String text = name.map(Name::text).orElse("_");
      RexNode value = pending.bind(item.value(), text, "EXTEND", windows);
      String help = "replace it: | SET " + text + " = ...";
      if (name.isPresent()
          && new Names(session).isFree(text, name.get().span(), pending.all(), help)) {
        pending.add(text, value);
      }
    }
    return session.rels().compact(pending.flush());
  }

  /** Replaces columns; each value sees the row as it was. */
  Flow set(Flow input, Operator.SetColumns node) {
    new ClauseCheck(session).check(node.clauses());
    Map<Column, RexNode> values = new LinkedHashMap<>();
    Pending pending = new Pending(input);
    for (Assignment item : node.items()) {
      new ClauseCheck(session).check(item.clauses());
      Optional<Column> target = new ColumnNames(session).column(item.target(), input);
      RexNode value =
          pending.bind(item.value(), target.map(Column::name).orElse("_"), "SET", Map.of());
      target.ifPresent(column -> values.put(column, value));
    }
    Flow flow = pending.flow;
    List<RexNode> added = new ArrayList<>();
    List<String> names = new ArrayList<>();
    List<Column> columns = new ArrayList<>(flow.columns());
    values.forEach(
        (column, value) -> {
          int place = columns.indexOf(column);
          boolean broken = session.rex().isError(value) || column.broken();
          columns.set(
              place,
              new Column(
                  column.name(),
                  column.qualifier(),
                  flow.width() + added.size(),
                  column.show(),
                  broken));
          added.add(value);
          names.add(column.name());
        });
    Flow extended =
        flow.with(session.rels().append(flow.rel(), added, names, pending.correlations))
            .withColumns(columns);
    return session.rels().compact(extended);
  }

  /** Columns that are bound and not yet in the flow. */
  private final class Pending {
    private Flow flow;
    private final List<RexNode> values = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private final Map<String, RexNode> known = new HashMap<>();
    private Set<org.apache.calcite.rel.core.CorrelationId> correlations = Set.of();

    Pending(Flow flow) {
      this.flow = flow;
    }

    List<Column> all() {
      List<Column> all = new ArrayList<>(flow.columns());
      names.forEach(name -> all.add(Column.shown(name, "", -1)));
      return all;
    }

    RexNode bind(Expression value, String name, String place, Map<String, Over.Window> windows) {
      HeavyCalls probe = new HeavyCalls(session, flow, outer, place, windows, known);
      boolean subquery = Syntax.contains(value, Pipeline.class::isInstance);
      boolean own = place.equals("EXTEND");
      if (own && (subquery || probe.isIn(value) || uses(value))) {
        flush();
      }
      HeavyCalls heavy = new HeavyCalls(session, flow, outer, place, windows, known);
      heavy.take(value, name);
      flow = heavy.flow();
      Scope scope =
          new Scope(session, flow, outer, place).extract(heavy.extracted()).allowWindows(windows);
      if (!own) {
        scope = subqueryScope(scope);
      }
      RexNode bound = new ExpressionBinder(session, scope).bind(value);
      if (own && !scope.correlations().isEmpty()) {
        correlations = scope.correlations();
      }
      return bound;
    }

    /** Items of SET share one projection, so their subqueries must share one variable. */
    private Scope subqueryScope(Scope scope) {
      return scope.forbidCorrelation();
    }

    private boolean uses(Expression value) {
      return Syntax.contains(
          value,
          part ->
              part instanceof Expression.Column column
                  && column.parts().stream().anyMatch(p -> names.stream().anyMatch(p::matches)));
    }

    void add(String name, RexNode value) {
      boolean broken = session.rex().isError(value);
      if (value instanceof RexInputRef ref && !broken && isFree(ref.getIndex())) {
        List<Column> columns = new ArrayList<>(flow.columns());
        columns.add(Column.shown(name, "", ref.getIndex()));
        flow = flow.withColumns(columns);
        return;
      }
      values.add(value);
      names.add(name);
      if (!correlations.isEmpty() || broken) {
        flush();
      }
    }

    /** Whether a field is no column yet: the result of a heavy call. */
    private boolean isFree(int field) {
      return flow.columns().stream().noneMatch(c -> c.field() == field)
          && flow.order().stream().noneMatch(k -> k.field() == field);
    }

    Flow flush() {
      List<Column> columns = new ArrayList<>(flow.columns());
      for (int i = 0; i < values.size(); i++) {
        boolean broken = session.rex().isError(values.get(i));
        columns.add(new Column(names.get(i), "", flow.width() + i, Column.Show.SHOWN, broken));
      }
      flow =
          flow.with(session.rels().append(flow.rel(), values, names, correlations))
              .withColumns(columns);
      values.clear();
      names.clear();
      correlations = Set.of();
      return flow;
    }
  }
}
