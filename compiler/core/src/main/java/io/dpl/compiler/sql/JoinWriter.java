package io.dpl.compiler.sql;

import io.dpl.api.diagnostic.DplException;
import io.dpl.api.diagnostic.PlanCode;
import io.dpl.api.diagnostic.Span;
import io.dpl.compiler.rel.DuckTypes;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;

/** Joins, SEMI and ANTI as DuckDB's own; a correlated join is a LATERAL one. */
final class JoinWriter {

  private final RelationWriter relations;
  private final Tables tables;
  private final Map<CorrelationId, List<String>> outer;

  JoinWriter(RelationWriter relations, Tables tables, Map<CorrelationId, List<String>> outer) {
    this.relations = relations;
    this.tables = tables;
    this.outer = outer;
  }

  Select write(RelNode rel) {
    return rel instanceof Join join ? join(join) : correlate((Correlate) rel);
  }

  private Select join(Join join) {
    Table left = tables.of(join.getLeft());
    Table right = tables.of(join.getRight());
    String suffix =
        join.getVariablesSet().stream().map(CorrelationId::getName).findFirst().orElse("");
    String l = suffix.isEmpty() ? "l" : DuckTypes.quoted("l" + suffix);
    String r = suffix.isEmpty() ? "r" : DuckTypes.quoted("r" + suffix);
    List<String> both = new ArrayList<>(left.through(l));
    both.addAll(right.through(r));
    Trace trace = new Trace();
    Scope scope = Scope.of(both, join.getVariablesSet(), outer);
    boolean cross = join.getCondition().isAlwaysTrue() && join.getJoinType() == JoinRelType.INNER;
    String on =
        cross ? "" : " ON " + new ExpressionWriter(relations, scope, trace).on(join.getCondition());
    String from =
        left.sql() + " AS " + l + word(join.getJoinType(), cross) + right.sql() + " AS " + r + on;
    Select select =
        join.getJoinType().projectsRight()
            ? columns(join, left, right, both, from)
            : relations.plain("SELECT " + l + ".* FROM " + from, left.columns(), left.exact());
    return new Select(select.sql(), select.columns(), select.exact(), "", List.of(), trace.span());
  }

  private static String word(JoinRelType type, boolean cross) {
    return switch (type) {
      case INNER -> cross ? " CROSS JOIN " : " JOIN ";
      case LEFT, RIGHT, FULL, SEMI, ANTI -> " " + type.name() + " JOIN ";
      default -> throw DplException.of(PlanCode.NOT_YET, Span.NONE, "a join of the kind " + type);
    };
  }

  private Select columns(RelNode rel, Table left, Table right, List<String> both, String from) {
    List<String> names = Names.of(rel.getRowType());
    List<String> items = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      String as = DuckTypes.quoted(names.get(i));
      items.add(both.get(i).endsWith("." + as) ? both.get(i) : both.get(i) + " AS " + as);
    }
    BitSet exact = (BitSet) left.exact().clone();
    right.exact().stream().forEach(i -> exact.set(left.columns().size() + i));
    return relations.plain("SELECT " + String.join(", ", items) + " FROM " + from, names, exact);
  }

  private Select correlate(Correlate correlate) {
    if (!correlate.getJoinType().projectsRight()) {
      throw DplException.of(
          PlanCode.NOT_YET, Span.NONE, "a correlated " + correlate.getJoinType() + " join");
    }
    Table left = tables.of(correlate.getLeft());
    String l = DuckTypes.quoted(correlate.getCorrelationId().getName());
    Map<CorrelationId, List<String>> inner = new java.util.HashMap<>(outer);
    inner.put(correlate.getCorrelationId(), left.through(l));
    List<String> columns = Names.of(correlate.getRight().getRowType());
    Table right =
        new Table("(" + relations.nested(inner, correlate.getRight()) + ")", columns, new BitSet());
    List<String> both = new ArrayList<>(left.through(l));
    both.addAll(right.through("r"));
    String word =
        correlate.getJoinType() == JoinRelType.LEFT ? " LEFT JOIN LATERAL " : " JOIN LATERAL ";
    return columns(
        correlate,
        left,
        right,
        both,
        left.sql() + " AS " + l + word + right.sql() + " AS r ON TRUE");
  }
}
