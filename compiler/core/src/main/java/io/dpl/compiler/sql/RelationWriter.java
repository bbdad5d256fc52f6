package io.dpl.compiler.sql;

import io.dpl.compiler.rel.DuckTypes;
import io.dpl.compiler.rel.RelTypes;
import io.dpl.compiler.rel.Unnest;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.SetOp;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.core.Values;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.sql.SqlKind;

/** Relational operators, one SELECT each. */
final class RelationWriter {

  private static final Set<SqlKind> EXACT =
      Set.of(
          SqlKind.CAST,
          SqlKind.AND,
          SqlKind.OR,
          SqlKind.NOT,
          SqlKind.ARRAY_VALUE_CONSTRUCTOR,
          SqlKind.MAP_VALUE_CONSTRUCTOR);

  /** A column of random numbers, below which DuckDB pushes no filter that reads it. */
  private static final String LATE = "\"#late\"";

  private final Tables tables;
  private final RelTypes types;
  private final RexBuilder rexBuilder;
  private final Map<CorrelationId, List<String>> outer;
  private final Literals literals;
  private final EarlyEvaluation early;

  RelationWriter(
      Tables tables,
      RelTypes types,
      RexBuilder rexBuilder,
      Map<CorrelationId, List<String>> outer,
      EarlyEvaluation early) {
    this.tables = tables;
    this.types = types;
    this.rexBuilder = rexBuilder;
    this.outer = outer;
    this.literals = new Literals(types);
    this.early = early;
  }

  Literals literals() {
    return literals;
  }

  RexBuilder rexBuilder() {
    return rexBuilder;
  }

  /** Whether an operator can be part of a stretch; all others are its leaves. */
  static boolean knows(RelNode rel) {
    return rel instanceof Project
        || rel instanceof Filter
        || rel instanceof Join
        || rel instanceof Correlate
        || rel instanceof Aggregate
        || rel instanceof Sort
        || rel instanceof SetOp
        || rel instanceof Values
        || rel instanceof Unnest;
  }

  /** A subquery as one statement: leaves by name, everything else nested. */
  String nested(Map<CorrelationId, List<String>> scope, RelNode rel) {
    if (tables.isLeaf(rel)) {
      return "SELECT * FROM " + tables.of(rel).sql();
    }
    Nested inner =
        new Nested(tables, self -> new RelationWriter(self, types, rexBuilder, scope, early));
    return inner.writer().write(rel).sql();
  }

  Select write(RelNode rel) {
    if (rel instanceof Project project) {
      return project(project, false);
    }
    if (rel instanceof Filter filter) {
      return filter(filter);
    }
    if (rel instanceof Join || rel instanceof Correlate) {
      return new JoinWriter(this, tables, outer).write(rel);
    }
    if (rel instanceof Aggregate aggregate) {
      return new AggregateWriter(literals, aggregate, tables.of(aggregate.getInput())).write();
    }
    if (rel instanceof Sort sort) {
      return sort(sort);
    }
    if (rel instanceof SetOp set) {
      return set(set);
    }
    if (rel instanceof Values values) {
      return values(values);
    }
    if (rel instanceof Unnest unnest) {
      return new UnnestWriter(types, unnest, tables.of(unnest.getInput())).write();
    }
    throw new IllegalStateException("not relational and no leaf: " + rel.getRelTypeName());
  }

  /**
   * @param last whether the columns leave the fragment: then each is cast to its exact type here
   */
  Select project(Project project, boolean last) {
    Table input = tables.of(project.getInput());
    Trace trace = new Trace();
    boolean correlated = !project.getVariablesSet().isEmpty();
    String alias = correlated ? project.getVariablesSet().iterator().next().getName() : "";
    ExpressionWriter expressions =
        new ExpressionWriter(
            this, Scope.of(columns(input, alias), project.getVariablesSet(), outer), trace);
    List<String> names = Names.of(project.getRowType());
    List<String> items = new ArrayList<>();
    BitSet exact = new BitSet();
    for (int i = 0; i < names.size(); i++) {
      RexNode item = project.getProjects().get(i);
      String sql = expressions.write(item);
      boolean isExact = isExact(item, input);
      if (last && !isExact) {
        sql = literals.cast(sql, item.getType());
      }
      exact.set(i, isExact || last);
      String name = DuckTypes.quoted(names.get(i));
      items.add(sql.equals(name) ? name : sql + " AS " + name);
    }
    String sql = "SELECT " + String.join(", ", items) + " FROM " + input.sql() + as(alias);
    return new Select(sql, names, exact, input.sql(), trace.fallible(), trace.span());
  }

  private Select filter(Filter filter) {
    Table input = tables.of(filter.getInput());
    Trace trace = new Trace();
    boolean correlated = !filter.getVariablesSet().isEmpty();
    String alias = correlated ? filter.getVariablesSet().iterator().next().getName() : "";
    Scope scope = Scope.of(columns(input, alias), filter.getVariablesSet(), outer);
    ExpressionWriter expressions = new ExpressionWriter(this, scope, trace);
    boolean late = early.isPossible(filter);
    String condition =
        late ? expressions.write(filter.getCondition()) : expressions.where(filter.getCondition());
    String from =
        late ? "(SELECT *, random() AS " + LATE + " FROM " + input.sql() + ")" : input.sql();
    String items =
        late
            ? input.columns().stream().map(DuckTypes::quoted).collect(Collectors.joining(", "))
            : "*";
    String where =
        late ? "CASE WHEN " + LATE + " >= 0 THEN " + condition + " ELSE FALSE END" : condition;
    String sql = "SELECT " + items + " FROM " + from + as(alias) + " WHERE " + where;
    return new Select(
        sql, input.columns(), input.exact(), input.sql(), trace.fallible(), trace.span());
  }

  private Select sort(Sort sort) {
    Table input = tables.of(sort.getInput());
    List<String> columns = input.columns().stream().map(DuckTypes::quoted).toList();
    StringBuilder sql = new StringBuilder("SELECT * FROM ").append(input.sql());
    String order = Ordering.of(sort.getCollation(), columns);
    sql.append(order.isEmpty() ? "" : " " + order);
    if (sort.fetch != null) {
      sql.append(" LIMIT ").append(constant(sort.fetch));
    }
    if (sort.offset != null) {
      sql.append(" OFFSET ").append(constant(sort.offset));
    }
    return plain(sql.toString(), input.columns(), input.exact());
  }

  private static String constant(RexNode count) {
    return String.valueOf(((RexLiteral) count).getValueAs(BigDecimal.class).toBigInteger());
  }

  private Select set(SetOp set) {
    String word =
        (set.kind == SqlKind.EXCEPT ? "EXCEPT" : set.kind.name()) + (set.all ? " ALL " : " ");
    List<String> names = Names.of(set.getRowType());
    String sql =
        set.getInputs().stream()
            .map(input -> branch(input, set.getRowType(), names))
            .collect(Collectors.joining(" " + word));
    return plain(sql, names, Table.all(names.size()));
  }

  private String branch(RelNode rel, RelDataType row, List<String> names) {
    Table input = tables.of(rel);
    List<String> items = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      RelDataType wanted = row.getFieldList().get(i).getType();
      String name = DuckTypes.quoted(input.columns().get(i));
      boolean same =
          input.exact().get(i)
              && types
                  .toDpl(wanted)
                  .equals(types.toDpl(rel.getRowType().getFieldList().get(i).getType()));
      String sql = same ? name : literals.cast(name, wanted);
      String as = DuckTypes.quoted(names.get(i));
      items.add(sql.equals(as) ? sql : sql + " AS " + as);
    }
    return "SELECT " + String.join(", ", items) + " FROM " + input.sql();
  }

  private Select values(Values values) {
    List<String> names = Names.of(values.getRowType());
    List<RelDataType> wanted =
        values.getRowType().getFieldList().stream().map(field -> field.getType()).toList();
    BitSet exact = Table.all(names.size());
    if (values.tuples.isEmpty()) {
      List<String> items = new ArrayList<>();
      for (int i = 0; i < names.size(); i++) {
        items.add(literals.cast("NULL", wanted.get(i)) + " AS " + DuckTypes.quoted(names.get(i)));
      }
      return plain("SELECT " + String.join(", ", items) + " WHERE FALSE", names, exact);
    }
    List<String> rows = new ArrayList<>();
    for (List<RexLiteral> tuple : values.tuples) {
      List<String> cells = new ArrayList<>();
      for (int i = 0; i < tuple.size(); i++) {
        RexLiteral cell = tuple.get(i);
        String sql = literals.write(cell);
        boolean same =
            !cell.isNull() && types.toDpl(cell.getType()).equals(types.toDpl(wanted.get(i)));
        cells.add(same ? sql : literals.cast(sql, wanted.get(i)));
      }
      rows.add("(" + String.join(", ", cells) + ")");
    }
    String columns = names.stream().map(DuckTypes::quoted).collect(Collectors.joining(", "));
    return plain(
        "SELECT * FROM (VALUES " + String.join(", ", rows) + ") AS v(" + columns + ")",
        names,
        exact);
  }

  Select plain(String sql, List<String> columns, BitSet exact) {
    return new Select(sql, columns, exact, "", List.of(), io.dpl.api.diagnostic.Span.NONE);
  }

  private static List<String> columns(Table input, String alias) {
    return alias.isEmpty()
        ? input.columns().stream().map(DuckTypes::quoted).toList()
        : input.through(DuckTypes.quoted(alias));
  }

  private static String as(String alias) {
    return alias.isEmpty() ? "" : " AS " + DuckTypes.quoted(alias);
  }

  private static boolean isExact(RexNode item, Table input) {
    if (item instanceof RexInputRef ref) {
      return input.exact().get(ref.getIndex());
    }
    return item instanceof RexOver
        || (item instanceof RexLiteral literal && !literal.isNull())
        || item.isA(EXACT)
        || item.isA(SqlKind.COMPARISON);
  }
}
