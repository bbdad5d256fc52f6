package io.dpl.compiler.bind;

import io.dpl.api.diagnostic.NameCode;
import io.dpl.api.diagnostic.Span;
import io.dpl.api.diagnostic.TypeCode;
import io.dpl.grammar.tree.Name;
import io.dpl.grammar.tree.Named;
import io.dpl.grammar.tree.Operator;
import io.dpl.grammar.tree.Over;
import io.dpl.grammar.tree.SelectItem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.calcite.rex.RexNode;
import org.jspecify.annotations.Nullable;

/** SELECT: exactly these columns. */
final class SelectBinder {

  private final Session session;
  private final @Nullable Scope outer;

  SelectBinder(Session session, @Nullable Scope outer) {
    this.session = session;
    this.outer = outer;
  }

  /** A column of the result. */
  private record Item(RexNode value, String name, Span span) {}

  Flow bind(Flow input, Operator.Select node) {
    Map<String, Over.Window> windows = ExtendBinder.windows(node.windows());
    HeavyCalls heavy = new HeavyCalls(session, input, outer, "SELECT", windows, new HashMap<>());
    for (SelectItem item : node.items()) {
      for (Named named : named(item)) {
        Name name = named.outputName();
        heavy.take(named.value(), name == null ? "" : name.text());
      }
    }
    Flow flow = heavy.flow();
    Scope scope =
        new Scope(session, flow, outer, "SELECT").extract(heavy.extracted()).allowWindows(windows);
    ExpressionBinder binder = new ExpressionBinder(session, scope);
    List<Item> items = new ArrayList<>();
    for (SelectItem item : node.items()) {
      if (item instanceof SelectItem.Value value) {
        value(value.named(), binder, items);
      } else {
        all((SelectItem.All) item, flow, binder, items);
      }
    }
    if (items.isEmpty() && !session.diagnostics().hasErrors()) {
      session
          .diagnostics()
          .error(
              TypeCode.COLUMN_COUNT,
              node.span(),
              "SELECT leaves no column",
              "name at least one column");
    }
    Flow selected = project(flow, items, scope);
    return node.distinct() ? new DistinctBinder(session, outer).rows(selected) : selected;
  }

  private static List<Named> named(SelectItem item) {
    return item instanceof SelectItem.Value value
        ? List.of(value.named())
        : ((SelectItem.All) item).replace();
  }

  private void value(Named named, ExpressionBinder binder, List<Item> items) {
    RexNode value = binder.bind(named.value());
    new Names(session)
        .of(named, "x")
        .ifPresent(name -> items.add(new Item(value, name.text(), name.span())));
  }

  private void all(SelectItem.All all, Flow flow, ExpressionBinder binder, List<Item> items) {
    List<Column> columns = flow.shown();
    if (all.qualifier() != null) {
      String qualifier = all.qualifier().text();
      columns = columns.stream().filter(c -> c.qualifier().equalsIgnoreCase(qualifier)).toList();
      if (columns.isEmpty() && !flow.broken()) {
        session
            .diagnostics()
            .error(
                NameCode.UNKNOWN_ALIAS,
                all.span(),
                "no row set has the alias " + qualifier + " here",
                "write * for all columns");
      }
    }
    ColumnNames names = new ColumnNames(session);
    List<Column> chosen = new ArrayList<>(columns);
    for (Name name : all.exclude()) {
      if (chosen.stream().noneMatch(c -> name.matches(c.name()))) {
        names.column(name, flow);
      }
      chosen.removeIf(c -> name.matches(c.name()));
    }
    for (Named named : all.replace()) {
      Name name = named.outputName();
      if (name != null && chosen.stream().noneMatch(c -> name.matches(c.name()))) {
        names.column(name, flow);
      }
    }
    for (Column column : chosen) {
      items.add(replaced(column, all, flow, binder));
    }
  }

  private Item replaced(Column column, SelectItem.All all, Flow flow, ExpressionBinder binder) {
    Optional<Named> replacement =
        all.replace().stream()
            .filter(n -> n.outputName() != null && n.outputName().matches(column.name()))
            .findFirst();
    RexNode own =
        column.broken() ? session.rex().error() : session.rex().field(flow.rel(), column.field());
    RexNode value = replacement.map(named -> binder.bind(named.value())).orElse(own);
    return new Item(value, column.name(), all.span());
  }

  private Flow project(Flow flow, List<Item> items, Scope scope) {
    List<RexNode> values = new ArrayList<>();
    List<String> names = new ArrayList<>();
    List<Column> columns = new ArrayList<>();
    for (Item item : items) {
      String help =
          "give one of them another name with AS, or leave it out with * EXCLUDE ("
              + item.name()
              + ")";
      if (new Names(session).isFree(item.name(), item.span(), columns, help)) {
        boolean broken = session.rex().isError(item.value());
        columns.add(new Column(item.name(), "", values.size(), Column.Show.SHOWN, broken));
        values.add(item.value());
        names.add(item.name());
      }
    }
    if (values.isEmpty()) {
      return new Flow(flow.rel(), List.of(), List.of(), true);
    }
    List<SortKey> order = session.rels().carried(flow, values, names);
    return new Flow(
        session.rels().project(flow.rel(), values, names, scope.correlations()),
        columns,
        order,
        flow.broken());
  }
}
