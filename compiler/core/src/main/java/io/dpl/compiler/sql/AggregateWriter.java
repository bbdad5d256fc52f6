package io.dpl.compiler.sql;

import io.dpl.compiler.rel.DuckTypes;
import io.dpl.compiler.rel.TemplateAggregate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.util.ImmutableBitSet;

/**
 * GROUP BY: keys, then aggregates, each cast to its declared type (SUM of integers is HUGEINT in
 * DuckDB).
 */
final class AggregateWriter {

  private final Literals literals;
  private final Aggregate aggregate;
  private final Table input;
  private final List<String> columns;
  private final Trace trace = new Trace();

  AggregateWriter(Literals literals, Aggregate aggregate, Table input) {
    this.literals = literals;
    this.aggregate = aggregate;
    this.input = input;
    this.columns = input.through("i");
  }

  Select write() {
    List<String> names = Names.of(aggregate.getRowType());
    List<String> items = new ArrayList<>();
    BitSet exact = Table.all(names.size());
    for (int key : aggregate.getGroupSet()) {
      exact.set(items.size(), input.exact().get(key));
      items.add(columns.get(key) + " AS " + DuckTypes.quoted(names.get(items.size())));
    }
    for (AggregateCall call : aggregate.getAggCallList()) {
      String sql = literals.cast(call(call), call.getType());
      items.add(sql + " AS " + DuckTypes.quoted(names.get(items.size())));
    }
    String sql = "SELECT " + String.join(", ", items) + " FROM " + input.sql() + " AS i" + groups();
    return new Select(sql, names, exact, "", List.of(), trace.span());
  }

  private String groups() {
    if (aggregate.getGroupType() == Aggregate.Group.SIMPLE) {
      return aggregate.getGroupSet().isEmpty() ? "" : " GROUP BY " + keys(aggregate.getGroupSet());
    }
    return aggregate.getGroupSets().stream()
        .map(set -> "(" + keys(set) + ")")
        .collect(Collectors.joining(", ", " GROUP BY GROUPING SETS (", ")"));
  }

  private String keys(ImmutableBitSet set) {
    return set.asList().stream().map(columns::get).collect(Collectors.joining(", "));
  }

  private String call(AggregateCall call) {
    if (call.getAggregation() instanceof TemplateAggregate template) {
      trace.at(template.span());
    }
    SqlKind kind = call.getAggregation().getKind();
    if (kind == SqlKind.LITERAL_AGG) {
      return "CASE WHEN count(*) >= 0 THEN "
          + literals.write((RexLiteral) call.rexList.get(0))
          + " END";
    }
    String order = Ordering.of(call.getCollation(), columns);
    String inside =
        (call.ignoreNulls() ? " IGNORE NULLS" : "") + (order.isEmpty() ? "" : " " + order);
    String filter = call.hasFilter() ? " FILTER (WHERE " + columns.get(call.filterArg) + ")" : "";
    String sql =
        AggregateCalls.call(
                AggregateCalls.template(call.getAggregation()),
                call.getArgList().stream().map(this::argument).toList(),
                call.isDistinct(),
                inside)
            + filter;
    return switch (kind) {
      case SUM0 -> "coalesce(" + sql + ", 0)";
      case SINGLE_VALUE ->
          "CASE WHEN count(*)"
              + filter
              + " <= 1 THEN "
              + sql
              + " ELSE error('a subquery that stands for one value gives several rows') END";
      default -> sql;
    };
  }

  /** Constants stand in the call itself: separators and quantiles must. */
  private String argument(int column) {
    RexNode constant = Constants.of(aggregate.getInput(), column);
    return constant instanceof RexLiteral literal ? literals.write(literal) : columns.get(column);
  }
}
