package io.dpl.compiler.bind;

import io.dpl.api.diagnostic.TypeCode;
import io.dpl.grammar.tree.Operator;
import io.dpl.grammar.tree.QualifiedName;
import io.dpl.grammar.tree.Renaming;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** DROP and RENAME. */
final class ColumnBinder {

  private final Session session;

  ColumnBinder(Session session) {
    this.session = session;
  }

  Flow drop(Flow flow, Operator.Drop node) {
    List<Column> columns = new ArrayList<>(flow.columns());
    for (QualifiedName name : node.columns()) {
      new ColumnNames(session).column(name, flow).ifPresent(columns::remove);
    }
    if (columns.stream().noneMatch(Column::isShown) && !flow.shown().isEmpty()) {
      session
          .diagnostics()
          .error(
              TypeCode.COLUMN_COUNT,
              node.span(),
              "DROP leaves no column",
              "keep at least one column, or write SELECT and the columns to keep");
      return flow;
    }
    return session.rels().compact(flow.withColumns(columns));
  }

  /** All at once: names may be swapped. */
  Flow rename(Flow flow, Operator.Rename node) {
    List<Column> columns = new ArrayList<>(flow.columns());
    List<Column> renamed = new ArrayList<>();
    for (Renaming item : node.items()) {
      Optional<Column> found = new ColumnNames(session).column(item.from(), flow);
      if (found.isPresent() && columns.contains(found.get())) {
        Column column = found.get().named(item.to().text());
        columns.set(columns.indexOf(found.get()), column);
        renamed.add(column);
      }
    }
    for (int i = 0; i < renamed.size(); i++) {
      Column column = renamed.get(i);
      List<Column> others = new ArrayList<>(columns);
      others.remove(column);
      new Names(session)
          .isFree(
              column.name(),
              node.items().get(i).to().span(),
              others,
              "choose another name, or DROP the other column before");
    }
    return flow.withColumns(columns);
  }
}
