package io.dpl.compiler.sql;

import static org.apache.calcite.sql.fun.SqlStdOperatorTable.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.dpl.api.diagnostic.Span;
import io.dpl.compiler.rel.SharedScan;
import io.dpl.compiler.rel.Unnest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.logical.LogicalCorrelate;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.tools.RelBuilder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every relational operator, run on DuckDB: rows, names and types must be as declared. */
class SqlRelationTest extends RunsOnDuck {

  @BeforeAll
  static void tables() {
    duck.run(
        "CREATE TABLE lists AS SELECT * FROM (VALUES (1, [1, 2], ['a', 'b', 'c']),"
            + " (2, [], NULL), (3, NULL, ['z']), (4, [NULL], [])) AS v(k, a, b)");
  }

  private final List<DynamicTest> tests = new ArrayList<>();
  private final RelNode left = p.values("id INTEGER, x STRING", 1, "a", 2, "b", 3, "c", null, "n");
  private final RelNode right =
      p.values("ID INTEGER, y INTEGER", 2, 20, 3, 30, 3, 31, 4, 40, null, 50);

  private void check(String name, Supplier<RelNode> plan, String... rows) {
    tests.add(DynamicTest.dynamicTest(name, () -> assertAnswer(plan.get(), Map.of(), rows)));
  }

  private RelNode join(JoinRelType type, RexNode... condition) {
    return b().push(left).push(right).join(type, List.of(condition)).build();
  }

  private RexNode both(int input, int field) {
    return b().push(left).push(right).field(2, input, field);
  }

  @TestFactory
  Stream<DynamicTest> joins() {
    RexNode ids = p.call(EQUALS, both(0, 0), both(1, 0));
    RexNode less = p.call(LESS_THAN, both(0, 0), both(1, 0));
    check("inner", () -> join(JoinRelType.INNER, ids), "2,b,2,20", "3,c,3,30", "3,c,3,31");
    check(
        "left",
        () -> join(JoinRelType.LEFT, ids),
        "1,a,null,null",
        "2,b,2,20",
        "3,c,3,30",
        "3,c,3,31",
        "null,n,null,null");
    check(
        "right",
        () -> join(JoinRelType.RIGHT, ids),
        "2,b,2,20",
        "3,c,3,30",
        "3,c,3,31",
        "null,null,4,40",
        "null,null,null,50");
    check(
        "full",
        () -> join(JoinRelType.FULL, ids),
        "1,a,null,null",
        "2,b,2,20",
        "3,c,3,30",
        "3,c,3,31",
        "null,n,null,null",
        "null,null,4,40",
        "null,null,null,50");
    check("semi", () -> join(JoinRelType.SEMI, ids), "2,b", "3,c");
    check("anti", () -> join(JoinRelType.ANTI, ids), "1,a", "null,n");
    check("filter above semi", () -> where(join(JoinRelType.SEMI, ids), 0, 3), "3,c");
    check("filter above anti", () -> where(join(JoinRelType.ANTI, ids), 0, 1), "1,a");
    check(
        "null-safe",
        () -> join(JoinRelType.INNER, p.call(IS_NOT_DISTINCT_FROM, both(0, 0), both(1, 0))),
        "2,b,2,20",
        "3,c,3,30",
        "3,c,3,31",
        "null,n,null,50");
    check(
        "null-safe anti",
        () -> join(JoinRelType.ANTI, p.call(IS_NOT_DISTINCT_FROM, both(0, 0), both(1, 0))),
        "1,a");
    check("range semi", () -> join(JoinRelType.SEMI, less), "1,a", "2,b", "3,c");
    check("range anti", () -> join(JoinRelType.ANTI, less), "null,n");
    check(
        "range and key",
        () ->
            join(
                JoinRelType.LEFT,
                p.call(AND, ids, p.call(GREATER_THAN, both(1, 1), p.integer(30)))),
        "1,a,null,null",
        "2,b,null,null",
        "3,c,3,31",
        "null,n,null,null");
    check(
        "full with a range",
        () -> join(JoinRelType.FULL, p.call(AND, less, p.call(EQUALS, both(1, 1), p.integer(40)))),
        "1,a,4,40",
        "2,b,4,40",
        "3,c,4,40",
        "null,n,null,null",
        "null,null,2,20",
        "null,null,3,30",
        "null,null,3,31",
        "null,null,null,50");
    check(
        "cross",
        () -> b().push(where(left, 0, 1)).push(where(right, 1, 20)).join(JoinRelType.INNER).build(),
        "1,a,2,20");
    check(
        "left without a condition",
        () -> b().push(where(left, 0, 1)).push(where(right, 1, 99)).join(JoinRelType.LEFT).build(),
        "1,a,null,null");
    check(
        "with itself",
        () ->
            b().push(left)
                .push(left)
                .join(JoinRelType.INNER, p.call(LESS_THAN, both(0, 0), both(1, 0)))
                .build(),
        "1,a,2,b",
        "1,a,3,c",
        "2,b,3,c");
    check(
        "three times the same name",
        () -> {
          RelBuilder builder = b().push(join(JoinRelType.INNER, ids)).push(left);
          return builder
              .join(
                  JoinRelType.INNER, p.call(EQUALS, builder.field(2, 0, 2), builder.field(2, 1, 0)))
              .build();
        },
        "2,b,2,20,2,b",
        "3,c,3,30,3,c",
        "3,c,3,31,3,c");
    check(
        "filter on the second of two names",
        () -> where(join(JoinRelType.LEFT, ids), 2, 2),
        "2,b,2,20");
    return tests.stream();
  }

  private RelNode where(RelNode rel, int column, int value) {
    RelBuilder builder = b().push(rel);
    return builder.filter(p.call(EQUALS, builder.field(column), p.integer(value))).build();
  }

  @TestFactory
  Stream<DynamicTest> sets() {
    RelNode a = p.values("v INTEGER", 1, 1, 2, null);
    RelNode c = p.values("w BIGINT", 1, 3, null, null);
    check(
        "union all",
        () -> b().push(a).push(c).union(true).build(),
        "1",
        "1",
        "2",
        "null",
        "1",
        "3",
        "null",
        "null");
    check("union", () -> b().push(a).push(c).union(false).build(), "1", "2", "null", "3");
    check("intersect", () -> b().push(a).push(c).intersect(false).build(), "1", "null");
    check(
        "intersect all", () -> b().push(a).push(a).push(c).intersect(true, 3).build(), "1", "null");
    check("except", () -> b().push(a).push(c).minus(false).build(), "2");
    check("except all", () -> b().push(a).push(c).minus(true).build(), "1", "2");
    check(
        "three", () -> b().push(a).push(c).push(a).union(false, 3).build(), "1", "2", "null", "3");
    check("values", () -> p.values("a DOUBLE, b STRING[]", 1.5, null), "1.5,null");
    check("no values", () -> p.values("a DOUBLE, b STRING[]"));
    check("distinct", () -> b().push(a).distinct().build(), "1", "2", "null");
    return tests.stream();
  }

  @TestFactory
  Stream<DynamicTest> sorts() {
    RelNode rows = p.values("a INTEGER, b STRING", 2, "x", null, "y", 1, "z", 3, "x");
    checkOrder("nulls last", sorted(rows, f -> List.of(f.field(0))), "1,z", "2,x", "3,x", "null,y");
    checkOrder(
        "descending, nulls last",
        sorted(rows, f -> List.of(f.nullsLast(f.desc(f.field(0))))),
        "3,x",
        "2,x",
        "1,z",
        "null,y");
    checkOrder(
        "descending, nulls first",
        sorted(rows, f -> List.of(f.nullsFirst(f.desc(f.field(0))))),
        "null,y",
        "3,x",
        "2,x",
        "1,z");
    checkOrder(
        "two keys",
        sorted(rows, f -> List.of(f.field(1), f.desc(f.field(0)))),
        "3,x",
        "2,x",
        "null,y",
        "1,z");
    checkOrder(
        "limit", b().push(rows).sortLimit(0, 2, b().push(rows).field(0)).build(), "1,z", "2,x");
    checkOrder(
        "offset", b().push(rows).sortLimit(1, 2, b().push(rows).field(0)).build(), "2,x", "3,x");
    checkOrder(
        "only offset", b().push(rows).sortLimit(3, -1, b().push(rows).field(0)).build(), "null,y");
    checkOrder("limit 0", b().push(rows).limit(0, 0).build());
    checkOrder(
        "project above",
        b().push(sorted(rows, f -> List.of(f.field(0))))
            .project(List.of(b().push(rows).field(1)), List.of("c"), true)
            .build(),
        "z",
        "x",
        "x",
        "y");
    return tests.stream();
  }

  private RelNode sorted(
      RelNode rows, java.util.function.Function<RelBuilder, List<RexNode>> keys) {
    RelBuilder builder = b().push(rows);
    return builder.sort(keys.apply(builder)).build();
  }

  private void checkOrder(String name, RelNode plan, String... rows) {
    tests.add(
        DynamicTest.dynamicTest(
            name,
            () -> {
              FragmentSql sql = new SqlWriter(p.cluster).write(plan, Map.of());
              assertThat(duck.ask(sql.text()).rows()).as(sql.text()).containsExactly(rows);
            }));
  }

  private RelNode lists() {
    return SharedScan.create(
        p.cluster,
        "lists",
        p.cluster
            .getTypeFactory()
            .createStructType(p.type("STRUCT(k INTEGER, a INTEGER[], b STRING[])").getFieldList()),
        4);
  }

  private void unnest(List<Integer> columns, boolean position, boolean outer, String... rows) {
    RelNode lists = lists();
    RelDataTypeField a = field("e", "INTEGER");
    RelDataTypeField c = field("f", "STRING");
    List<RelDataTypeField> outputs = new ArrayList<>();
    columns.forEach(column -> outputs.add(column == 1 ? a : c));
    if (position) {
      outputs.add(field("pos", "BIGINT"));
    }
    RelNode unnest = Unnest.create(lists, columns, outputs, position, outer, Span.NONE);
    RelBuilder builder = b().push(unnest);
    List<RexNode> items = new ArrayList<>(List.of(builder.field(0)));
    for (int i = 3; i < unnest.getRowType().getFieldCount(); i++) {
      items.add(builder.field(i));
    }
    RelNode plan = builder.project(items).build();
    tests.add(
        DynamicTest.dynamicTest(
            columns + (position ? " position" : "") + (outer ? " outer" : ""),
            () -> assertAnswer(plan, Map.of(lists, "lists"), rows)));
  }

  private RelDataTypeField field(String name, String type) {
    return new org.apache.calcite.rel.type.RelDataTypeFieldImpl(name, 0, p.type(type));
  }

  @TestFactory
  Stream<DynamicTest> unnests() {
    unnest(List.of(1), false, false, "1,1", "1,2", "4,null");
    unnest(List.of(1), true, false, "1,1,1", "1,2,2", "4,null,1");
    unnest(List.of(1), false, true, "1,1", "1,2", "2,null", "3,null", "4,null");
    unnest(List.of(1), true, true, "1,1,1", "1,2,2", "2,null,null", "3,null,null", "4,null,1");
    unnest(List.of(1, 2), false, false, "1,1,a", "1,2,b", "1,null,c", "3,null,z", "4,null,null");
    unnest(
        List.of(2, 1),
        true,
        false,
        "1,a,1,1",
        "1,b,2,2",
        "1,c,null,3",
        "3,z,null,1",
        "4,null,null,1");
    unnest(
        List.of(1, 2),
        true,
        true,
        "1,1,a,1",
        "1,2,b,2",
        "1,null,c,3",
        "2,null,null,null",
        "3,null,z,1",
        "4,null,null,1");
    return tests.stream();
  }

  @TestFactory
  Stream<DynamicTest> subqueries() {
    RelNode none = where(right, 1, 99);
    RelNode ids = b().push(right).project(b().push(right).field(0)).build();
    RelNode known = b().push(ids).filter(p.call(IS_NOT_NULL, b().push(ids).field(0))).build();
    RelNode highest =
        b().push(right)
            .aggregate(b().groupKey(), b().push(right).max("m", b().push(right).field(1)))
            .build();
    RexNode id = b().push(left).field(0);
    check(
        "scalar",
        () -> filter(left, p.call(LESS_THAN, id, RexSubQuery.scalar(highest))),
        "1,a",
        "2,b",
        "3,c");
    check(
        "scalar of nothing",
        () -> filter(left, p.call(IS_NULL, RexSubQuery.scalar(one(none)))),
        "1,a",
        "2,b",
        "3,c",
        "null,n");
    check("exists", () -> filter(left, RexSubQuery.exists(none)));
    check(
        "not exists",
        () -> filter(left, p.call(NOT, RexSubQuery.exists(none))),
        "1,a",
        "2,b",
        "3,c",
        "null,n");
    check(
        "in",
        () -> filter(left, RexSubQuery.in(ids, com.google.common.collect.ImmutableList.of(id))),
        "2,b",
        "3,c");
    check(
        "not in, with NULL",
        () ->
            filter(
                left,
                p.call(NOT, RexSubQuery.in(ids, com.google.common.collect.ImmutableList.of(id)))));
    check(
        "not in",
        () ->
            filter(
                left,
                p.call(NOT, RexSubQuery.in(known, com.google.common.collect.ImmutableList.of(id)))),
        "1,a");
    check(
        "in, two columns",
        () ->
            filter(
                left,
                RexSubQuery.in(
                    right, com.google.common.collect.ImmutableList.of(id, p.integer(30)))),
        "3,c");
    check(
        "some",
        () ->
            filter(
                left,
                RexSubQuery.some(known, com.google.common.collect.ImmutableList.of(id), SOME_GT)),
        "3,c");
    check(
        "array",
        () ->
            b().push(where(left, 0, 1))
                .project(
                    List.of(RexSubQuery.array(sorted(known, f -> List.of(f.desc(f.field(0)))))),
                    List.of("xs"),
                    true)
                .build(),
        "[4, 3, 3, 2]");
    check("correlated exists", () -> correlated(), "2,b", "3,c");
    check("correlated scalar", this::correlatedProject, "1,null", "2,20", "3,31", "null,null");
    check("lateral", () -> lateral(JoinRelType.INNER), "2,b,20", "3,c,30", "3,c,31");
    check(
        "lateral, left",
        () -> lateral(JoinRelType.LEFT),
        "1,a,null",
        "2,b,20",
        "3,c,30",
        "3,c,31",
        "null,n,null");
    check(
        "inside a join condition",
        () ->
            join(
                JoinRelType.INNER,
                p.call(AND, p.call(EQUALS, both(0, 0), both(1, 0)), RexSubQuery.exists(left))),
        "2,b,2,20",
        "3,c,3,30",
        "3,c,3,31");
    return tests.stream();
  }

  private RelNode one(RelNode rel) {
    return b().push(rel).project(b().push(rel).field(1)).build();
  }

  private RelNode matching(CorrelationId id) {
    RexNode outer = p.rex.makeFieldAccess(p.rex.makeCorrel(left.getRowType(), id), 0);
    return filter(right, p.call(EQUALS, b().push(right).field(0), outer));
  }

  private RelNode correlated() {
    CorrelationId id = p.cluster.createCorrel();
    RexNode exists = RexSubQuery.exists(matching(id));
    return LogicalFilter.create(left, exists, com.google.common.collect.ImmutableSet.of(id));
  }

  private RelNode correlatedProject() {
    CorrelationId id = p.cluster.createCorrel();
    RelNode match = matching(id);
    RelNode highest =
        b().push(match)
            .aggregate(b().groupKey(), b().push(match).max("m", b().push(match).field(1)))
            .build();
    return LogicalProject.create(
        left,
        List.of(),
        List.of(b().push(left).field(0), RexSubQuery.scalar(highest)),
        List.of("id", "m"),
        java.util.Set.of(id));
  }

  private RelNode lateral(JoinRelType type) {
    CorrelationId id = p.cluster.createCorrel();
    return LogicalCorrelate.create(
        left,
        one(matching(id)),
        List.of(),
        id,
        org.apache.calcite.util.ImmutableBitSet.of(0),
        type);
  }
}
