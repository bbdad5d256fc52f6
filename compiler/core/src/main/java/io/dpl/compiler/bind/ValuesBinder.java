package io.dpl.compiler.bind;

import com.google.common.collect.ImmutableList;
import io.dpl.api.diagnostic.TypeCode;
import io.dpl.api.type.DplType;
import io.dpl.grammar.tree.Expression;
import io.dpl.grammar.tree.Name;
import io.dpl.grammar.tree.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.logical.LogicalUnion;
import org.apache.calcite.rel.logical.LogicalValues;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.jspecify.annotations.Nullable;

/** VALUES: literals become Calcite's values, other expressions projections of one row. */
final class ValuesBinder {

  private final Session session;
  private final RexMaker rex;
  private final @Nullable Scope outer;

  ValuesBinder(Session session, @Nullable Scope outer) {
    this.session = session;
    this.rex = session.rex();
    this.outer = outer;
  }

  Flow bind(Source.Values node) {
    RelNode one = LogicalValues.createOneRow(session.cluster());
    Flow empty = new Flow(one, List.of(), List.of(), false);
    Scope scope = new Scope(session, empty, outer, "VALUES").forbidCorrelation();
    ExpressionBinder binder = new ExpressionBinder(session, scope);
    int width = node.rows().get(0).size();
    List<List<Operand>> rows = new ArrayList<>();
    for (List<Expression> row : node.rows()) {
      if (row.size() != width) {
        session
            .diagnostics()
            .error(
                TypeCode.COLUMN_COUNT,
                row.get(0).span().to(row.get(row.size() - 1).span()),
                "this row has " + row.size() + " values, the first has " + width);
        return new SourceBinder(session, outer).broken();
      }
      rows.add(binder.operands(row));
    }
    List<List<RexNode>> columns = new ArrayList<>();
    for (int i = 0; i < width; i++) {
      int column = i;
      List<Operand> values = rows.stream().map(row -> row.get(column)).toList();
      Optional<List<RexNode>> unified =
          binder.coercion().unify(values, "cannot stand in one column");
      if (unified.isEmpty()) {
        return new SourceBinder(session, outer).broken();
      }
      columns.add(unified.get());
    }
    List<Name> given = node.alias() == null ? List.of() : node.alias().columns();
    return flow(one, columns, rows.size(), given);
  }

  private Flow flow(RelNode one, List<List<RexNode>> columns, int rows, List<Name> given) {
    List<String> names = new ArrayList<>();
    List<Column> shown = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      String name = given.size() == columns.size() ? given.get(i).text() : "col" + i;
      names.add(name);
      shown.add(Column.shown(name, "", i));
    }
    boolean literals =
        columns.stream().allMatch(column -> column.stream().allMatch(this::isLiteral));
    RelNode rel = literals ? values(columns, names, rows) : union(one, columns, names, rows);
    return new Flow(rel, shown, List.of(), false);
  }

  private boolean isLiteral(RexNode value) {
    return value instanceof RexLiteral;
  }

  private RelNode values(List<List<RexNode>> columns, List<String> names, int rows) {
    RelDataType row = row(columns, names);
    ImmutableList.Builder<ImmutableList<RexLiteral>> tuples = ImmutableList.builder();
    for (int r = 0; r < rows; r++) {
      ImmutableList.Builder<RexLiteral> tuple = ImmutableList.builder();
      for (List<RexNode> column : columns) {
        tuple.add((RexLiteral) column.get(r));
      }
      tuples.add(tuple.build());
    }
    return LogicalValues.create(session.cluster(), row, tuples.build());
  }

  private RelDataType row(List<List<RexNode>> columns, List<String> names) {
    var builder = session.cluster().getTypeFactory().builder();
    List<String> unique = RelMaker.unique(names);
    for (int i = 0; i < columns.size(); i++) {
      boolean nullable = columns.get(i).stream().anyMatch(v -> v.getType().isNullable());
      DplType type = rex.type(columns.get(i).get(0));
      builder.add(unique.get(i), session.types().toRel(type, nullable));
    }
    return builder.build();
  }

  private RelNode union(RelNode one, List<List<RexNode>> columns, List<String> names, int rows) {
    List<RelNode> inputs = new ArrayList<>();
    for (int r = 0; r < rows; r++) {
      int row = r;
      List<RexNode> values = columns.stream().map(column -> column.get(row)).toList();
      inputs.add(session.rels().project(one, values, names, Set.of()));
    }
    return inputs.size() == 1 ? inputs.get(0) : LogicalUnion.create(inputs, true);
  }
}
