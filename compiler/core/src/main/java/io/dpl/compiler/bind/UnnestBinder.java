package io.dpl.compiler.bind;

import io.dpl.api.diagnostic.NameCode;
import io.dpl.api.diagnostic.Span;
import io.dpl.api.diagnostic.TypeCode;
import io.dpl.api.type.DplType;
import io.dpl.api.type.DplType.Simple;
import io.dpl.api.type.Field;
import io.dpl.compiler.rel.Unnest;
import io.dpl.grammar.tree.Name;
import io.dpl.grammar.tree.Operator;
import io.dpl.grammar.tree.Relation;
import io.dpl.grammar.tree.UnnestItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.logical.LogicalValues;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rel.type.RelDataTypeFieldImpl;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.jspecify.annotations.Nullable;

/** UNNEST: one row an element. */
final class UnnestBinder {

  private final Session session;
  private final RexMaker rex;
  private final @Nullable Scope outer;

  UnnestBinder(Session session, @Nullable Scope outer) {
    this.session = session;
    this.rex = session.rex();
    this.outer = outer;
  }

  /** A list to unnest. */
  private record Item(
      RexNode list, DplType element, List<Name> names, boolean unpacked, boolean broken) {}

  Flow bind(Flow input, Operator.Unnest node) {
    new ClauseCheck(session).check(node.clauses());
    HeavyCalls heavy = new HeavyCalls(session, input, outer, "UNNEST");
    node.items().forEach(item -> heavy.take(item.value(), ""));
    Flow flow = heavy.flow();
    Scope scope = new Scope(session, flow, outer, "UNNEST").extract(heavy.extracted());
    ExpressionBinder binder = new ExpressionBinder(session, scope);
    List<Item> items = new ArrayList<>();
    for (UnnestItem item : node.items()) {
      items.add(item(item, binder));
    }
    List<Column> taken = new ArrayList<>(input.columns());
    boolean wrong = items.stream().anyMatch(Item::broken);
    List<Name> names = new ArrayList<>();
    items.forEach(item -> names.addAll(item.names()));
    if (node.ordinality() != null) {
      names.add(node.ordinality());
    }
    for (Name name : names) {
      wrong |=
          !new Names(session)
              .isFree(name.text(), name.span(), taken, "choose another name with AS");
      taken.add(new Column(name.text(), "", 0, Column.Show.SHOWN, true));
    }
    if (wrong || input.broken()) {
      return input.withColumns(taken);
    }
    return unnest(flow, items, node, scope);
  }

  private Item item(UnnestItem item, ExpressionBinder binder) {
    RexNode value = binder.bind(item.value());
    List<Name> names = item.outputs() == null ? List.of() : item.outputs().names();
    if (item.outputs() == null) {
      session
          .diagnostics()
          .error(
              NameCode.NAME_NEEDED,
              item.span(),
              "the elements need a name",
              "write AS and a name behind the list");
    }
    if (rex.isError(value) || names.isEmpty()) {
      return new Item(value, Simple.NULL, names, false, true);
    }
    Optional<DplType> element = Collections.element(rex.type(value));
    if (element.isEmpty()) {
      session
          .diagnostics()
          .error(
              TypeCode.MISMATCH,
              item.value().span(),
              "UNNEST takes a list, this is " + rex.type(value),
              "write [x] for a list of one value");
      return new Item(value, Simple.NULL, names, false, true);
    }
    boolean unpacked = item.outputs().unpacked();
    boolean fits = !unpacked || fits(element.get(), names, item.outputs().span());
    return new Item(value, element.get(), names, unpacked, !fits);
  }

  private boolean fits(DplType element, List<Name> names, Span span) {
    int fields = element instanceof DplType.Struct struct ? struct.fields().size() : 1;
    if (fields != names.size()) {
      session
          .diagnostics()
          .error(
              TypeCode.COLUMN_COUNT,
              span,
              "an element is " + element + ", AS names " + names.size() + " fields",
              "write one name a field, or AS and one name without parentheses");
    }
    return fields == names.size();
  }

  private Flow unnest(Flow input, List<Item> items, Operator.Unnest node, Scope scope) {
    List<RexNode> added = new ArrayList<>();
    List<Integer> lists = new ArrayList<>();
    for (Item item : items) {
      if (item.list() instanceof RexInputRef ref) {
        lists.add(ref.getIndex());
      } else {
        lists.add(input.width() + added.size());
        added.add(item.list());
      }
    }
    RelNode rel =
        session
            .rels()
            .append(
                input.rel(),
                added,
                java.util.Collections.nCopies(added.size(), "_list"),
                scope.correlations());
    int width = rel.getRowType().getFieldCount();
    List<String> taken = new ArrayList<>(rel.getRowType().getFieldNames());
    List<RelDataTypeField> outputs = new ArrayList<>();
    for (Item item : items) {
      String name = item.unpacked() ? "_element" : item.names().get(0).text();
      outputs.add(output(name, taken, item.element(), true));
    }
    if (node.ordinality() != null) {
      outputs.add(output(node.ordinality().text(), taken, Simple.BIGINT, node.outer()));
    }
    RelNode unnested =
        Unnest.create(rel, lists, outputs, node.ordinality() != null, node.outer(), node.span());
    return columns(input.with(unnested), items, width, node);
  }

  private RelDataTypeField output(String name, List<String> taken, DplType type, boolean nullable) {
    taken.add(name);
    int place = taken.size() - 1;
    String unique = RelMaker.unique(taken).get(place);
    return new RelDataTypeFieldImpl(unique, place, session.types().toRel(type, nullable));
  }

  private Flow columns(Flow flow, List<Item> items, int width, Operator.Unnest node) {
    List<Column> columns = new ArrayList<>(flow.columns());
    List<RexNode> fields = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      Item item = items.get(i);
      if (item.unpacked() && item.element() instanceof DplType.Struct struct) {
        for (int f = 0; f < struct.fields().size(); f++) {
          Field field = struct.fields().get(f);
          columns.add(Column.shown(item.names().get(f).text(), "", flow.width() + fields.size()));
          Name name = new Name(field.name(), true, item.names().get(f).span());
          fields.add(new ColumnNames(session).field(rex.field(flow.rel(), width + i), name));
          names.add(item.names().get(f).text());
        }
      } else {
        columns.add(Column.shown(item.names().get(0).text(), "", width + i));
      }
    }
    if (node.ordinality() != null) {
      columns.add(Column.shown(node.ordinality().text(), "", width + items.size()));
    }
    RelNode rel = session.rels().append(flow.rel(), fields, names, Set.of());
    return session.rels().compact(flow.with(rel).withColumns(columns));
  }

  /** FROM UNNEST(list): the elements as the only column. */
  Flow source(Relation.Unnest node) {
    RelNode one = LogicalValues.createOneRow(session.cluster());
    Flow empty = new Flow(one, List.of(), List.of(), false);
    Scope scope = new Scope(session, empty, outer, "FROM UNNEST").forbidCorrelation();
    RexNode list = new ExpressionBinder(session, scope).bind(node.value());
    if (rex.isError(list)) {
      return new SourceBinder(session, outer).broken();
    }
    Optional<DplType> element = Collections.element(rex.type(list));
    if (element.isEmpty()) {
      session
          .diagnostics()
          .error(
              TypeCode.MISMATCH,
              node.value().span(),
              "UNNEST takes a list, this is " + rex.type(list),
              "write [x] for a list of one value");
      return new SourceBinder(session, outer).broken();
    }
    RelNode input = session.rels().project(one, List.of(list), List.of("_list"), Set.of());
    List<String> taken = new ArrayList<>(List.of("_list"));
    RelDataTypeField output = output("unnest", taken, element.get(), true);
    RelNode rel = Unnest.create(input, List.of(0), List.of(output), false, false, node.span());
    Flow flow = new Flow(rel, List.of(Column.shown("unnest", "", 1)), List.of(), false);
    return session.rels().compact(flow);
  }
}
