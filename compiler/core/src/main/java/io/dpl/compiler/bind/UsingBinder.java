package io.dpl.compiler.bind;

import io.dpl.grammar.tree.Expression;
import io.dpl.grammar.tree.Name;
import io.dpl.grammar.tree.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/** JOIN ... USING: equal columns of both sides, shown once. */
final class UsingBinder {

  private final Session session;
  private final RexMaker rex;

  UsingBinder(Session session) {
    this.session = session;
    this.rex = session.rex();
  }

  /** A pair of columns, positions in the joined row. */
  private record Pair(Column left, Column right) {}

  Flow bind(Flow left, Flow right, Flow joined, Operator.Join node) {
    JoinRelType type = JoinBinder.type(node.kind());
    List<Pair> pairs = new ArrayList<>();
    List<RexNode> equal = new ArrayList<>();
    for (Name name : node.using()) {
      Optional<Column> a = new ColumnNames(session).column(name, left);
      Optional<Column> b = new ColumnNames(session).column(name, right);
      if (a.isPresent() && b.isPresent()) {
        Column moved = b.get().at(b.get().field() + left.width());
        pairs.add(new Pair(a.get(), moved));
        equal.add(equal(joined, a.get(), moved, name));
      }
    }
    boolean wrong = pairs.size() < node.using().size() || rex.anyError(equal);
    if (wrong || joined.broken()) {
      Flow shown = type.projectsRight() ? joined : left;
      return new Flow(shown.rel(), shown.columns(), List.of(), true);
    }
    RelNode rel = JoinBinder.join(left, right, rex.and(equal), type);
    return type.projectsRight() ? merged(joined.with(rel), pairs, type) : left.with(rel);
  }

  private RexNode equal(Flow joined, Column left, Column right, Name name) {
    if (left.broken() || right.broken()) {
      return rex.error();
    }
    Operand a = operand(joined, left, name);
    Operand b = operand(joined, right, name);
    return new Coercion(session)
        .unify(List.of(a, b), "cannot be compared")
        .map(pair -> rex.standard(SqlStdOperatorTable.EQUALS, pair))
        .orElse(rex.error());
  }

  private Operand operand(Flow joined, Column column, Name name) {
    RexNode field = rex.field(joined.rel(), column.field());
    return new Operand(field, rex.type(field), new Expression.Column(List.of(name), name.span()));
  }

  /** Of each pair one column is shown; the others can be named with their alias. */
  private Flow merged(Flow joined, List<Pair> pairs, JoinRelType type) {
    List<Column> columns = new ArrayList<>(joined.columns());
    List<RexNode> added = new ArrayList<>();
    List<String> names = new ArrayList<>();
    int width = joined.width();
    for (Pair pair : pairs) {
      boolean right = type == JoinRelType.RIGHT;
      int place = columns.indexOf(pair.left());
      columns.remove(pair.right());
      if (type == JoinRelType.FULL) {
        RexNode a = rex.field(joined.rel(), pair.left().field());
        RexNode b = rex.field(joined.rel(), pair.right().field());
        columns.set(place, Column.shown(pair.left().name(), "", width + added.size()));
        added.add(coalesce(a, b));
        names.add(pair.left().name());
        columns.add(qualified(pair.left()));
        columns.add(qualified(pair.right()));
      } else {
        columns.set(place, right ? pair.right() : pair.left());
        columns.add(qualified(right ? pair.left() : pair.right()));
      }
    }
    columns.removeIf(c -> c.show() == Column.Show.QUALIFIED && c.qualifier().isEmpty());
    RelNode rel = session.rels().append(joined.rel(), added, names, Set.of());
    return session.rels().compact(joined.with(rel).withColumns(columns));
  }

  private RexNode coalesce(RexNode a, RexNode b) {
    var type =
        session.cluster().getTypeFactory().leastRestrictive(List.of(a.getType(), b.getType()));
    return rex.template(
        "COALESCE",
        "coalesce({*})",
        type == null ? rex.type(a) : rex.types().toDpl(type),
        io.dpl.api.function.Traits.PURE,
        "USING",
        io.dpl.api.diagnostic.Span.NONE,
        List.of(a, b));
  }

  private static Column qualified(Column column) {
    return new Column(
        column.name(), column.qualifier(), column.field(), Column.Show.QUALIFIED, false);
  }
}
