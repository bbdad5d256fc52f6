package io.dpl.compiler.sql;

import static org.apache.calcite.sql.fun.SqlStdOperatorTable.*;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import io.dpl.api.diagnostic.Span;
import io.dpl.api.function.FunctionDoc;
import io.dpl.api.function.Signature;
import io.dpl.api.function.SqlAggregate;
import io.dpl.api.function.Traits;
import io.dpl.api.type.DplType;
import io.dpl.compiler.Plans;
import io.dpl.compiler.rel.DuckTypes;
import io.dpl.compiler.rel.TemplateAggregate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.calcite.rel.RelCollation;
import org.apache.calcite.rel.RelCollations;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.logical.LogicalAggregate;
import org.apache.calcite.rex.RexFieldCollation;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexWindowBound;
import org.apache.calcite.rex.RexWindowBounds;
import org.apache.calcite.rex.RexWindowExclusion;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.tools.RelBuilder;
import org.apache.calcite.util.ImmutableBitSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Aggregates in one and two phases, and window functions, run on DuckDB. */
class SqlAggregateTest {

  private static final java.util.Set<SqlKind> NEVER_NULL =
      java.util.Set.of(SqlKind.COUNT, SqlKind.SUM0, SqlKind.GROUPING);

  private static Duck duck;

  @BeforeAll
  static void open() {
    duck = new Duck();
  }

  @AfterAll
  static void close() {
    duck.close();
  }

  private final Plans p = new Plans();
  private final List<DynamicTest> tests = new ArrayList<>();

  /** Columns: g, n, x, s, f, comma, half, ok. */
  private final RelNode rows =
      constants(
          p.values(
              "g STRING, n INTEGER, x DOUBLE, s STRING, f BOOLEAN",
              "a",
              1,
              1.5,
              "p",
              true,
              "a",
              2,
              2.5,
              "q",
              false,
              "a",
              2,
              null,
              "r",
              true,
              "b",
              null,
              4.0,
              null,
              null,
              null,
              5,
              5.0,
              "t",
              true));

  private RelNode constants(RelNode input) {
    RelBuilder builder = p.builder().push(input);
    List<RexNode> items = new ArrayList<>(builder.fields());
    items.add(p.text("-"));
    items.add(p.literal(0.5, "DOUBLE"));
    items.add(p.call(IS_TRUE, builder.field("f")));
    return builder
        .project(items, List.of("g", "n", "x", "s", "f", "comma", "half", "ok"), true)
        .build();
  }

  private TemplateAggregate function(String signature, String whole, String type, String... split) {
    List<String> parts = Arrays.asList(split);
    int third = parts.size() / 3;
    return new TemplateAggregate(
        new SqlAggregate(
            List.of(Signature.parse(signature)),
            whole,
            parts.subList(0, third),
            parts.subList(third, 2 * third),
            parts.subList(2 * third, 3 * third),
            parts.size() % 3 == 1 ? parts.get(parts.size() - 1) : "{0}",
            false,
            false,
            Traits.PURE,
            new FunctionDoc("", "", "", "", "")),
        p.type(type),
        Span.NONE);
  }

  private AggregateCall call(
      SqlAggFunction function,
      String type,
      boolean distinct,
      int filter,
      RelCollation order,
      Integer... arguments) {
    return AggregateCall.create(
        function,
        distinct,
        false,
        false,
        ImmutableList.of(),
        List.of(arguments),
        filter,
        null,
        order,
        p.types.toRel(DplType.parse(type), !NEVER_NULL.contains(function.getKind())),
        "v");
  }

  private AggregateCall call(SqlAggFunction function, String type, Integer... arguments) {
    return call(function, type, false, -1, RelCollations.EMPTY, arguments);
  }

  private LogicalAggregate aggregate(ImmutableBitSet keys, AggregateCall... calls) {
    return LogicalAggregate.create(rows, List.of(), keys, null, List.of(calls));
  }

  private void check(String name, RelNode plan, String... expected) {
    tests.add(
        DynamicTest.dynamicTest(
            (tests.size() + 1) + " " + name,
            () -> {
              FragmentSql sql = new SqlWriter(p.cluster).write(plan, Map.of());
              Duck.Answer answer = duck.ask(sql.text());
              assertThat(answer.rows()).as(sql.text()).containsExactlyInAnyOrder(expected);
              assertThat(answer.types().stream().map(type -> type.replace(",", ", ")))
                  .isEqualTo(
                      sql.schema().fields().stream()
                          .map(field -> DuckTypes.text(field.type()))
                          .toList());
            }));
  }

  private final ImmutableBitSet none = ImmutableBitSet.of();
  private final ImmutableBitSet byG = ImmutableBitSet.of(0);

  private TemplateAggregate sum() {
    return function(
        "SUM(value BIGINT) -> DECIMAL(38,0)",
        "sum({0})",
        "DECIMAL(38,0)",
        "sum({0})",
        "RETURNS",
        "sum({0})");
  }

  private TemplateAggregate avg() {
    return function(
        "AVG(value DOUBLE) -> DOUBLE",
        "avg({0})",
        "DOUBLE",
        "sum({0})",
        "count({0})",
        "DOUBLE",
        "BIGINT",
        "sum({0})",
        "sum({0})",
        "CASE WHEN {1} > 0 THEN {0} / {1} END");
  }

  private TemplateAggregate count() {
    return function(
        "COUNT(value ANY) -> BIGINT", "count({*})", "BIGINT", "count({*})", "BIGINT", "sum({0})");
  }

  private TemplateAggregate min() {
    return function("MIN(value T) -> T", "min({0})", "STRING", "min({0})", "RETURNS", "min({0})");
  }

  @TestFactory
  Stream<DynamicTest> aggregates() {
    check("sum is DECIMAL(38,0)", aggregate(none, call(sum(), "DECIMAL(38,0)", 1)), "10");
    check(
        "sum by group", aggregate(byG, call(sum(), "DECIMAL(38,0)", 1)), "a,5", "b,null", "null,5");
    check(
        "sum distinct",
        aggregate(none, call(sum(), "DECIMAL(38,0)", true, -1, RelCollations.EMPTY, 1)),
        "8");
    check(
        "sum filtered",
        aggregate(none, call(sum(), "DECIMAL(38,0)", false, 7, RelCollations.EMPTY, 1)),
        "8");
    check("avg", aggregate(none, call(avg(), "DOUBLE", 2)), "3.25");
    check("Calcite's sum", aggregate(none, call(SUM, "INTEGER", 1)), "10");
    check(
        "Calcite's sum of nothing",
        aggregate(byG, call(SUM0, "INTEGER", 1)),
        "a,5",
        "b,0",
        "null,5");
    check("Calcite's count of rows", aggregate(byG, call(COUNT, "BIGINT")), "a,3", "b,1", "null,1");
    check("Calcite's count", aggregate(byG, call(COUNT, "BIGINT", 1)), "a,3", "b,0", "null,1");
    check(
        "count distinct",
        aggregate(none, call(COUNT, "BIGINT", true, -1, RelCollations.EMPTY, 1)),
        "3");
    check(
        "Calcite's min and max",
        aggregate(none, call(MIN, "INTEGER", 1), call(MAX, "INTEGER", 1)),
        "1,5");
    check("only keys", aggregate(byG), "a", "b", "null");
    check(
        "two keys",
        aggregate(ImmutableBitSet.of(0, 4)),
        "a,true",
        "a,false",
        "b,null",
        "null,true");
    check(
        "separator inlined, ordered inside",
        aggregate(
            none,
            call(
                function(
                    "STRING_AGG(a STRING, b STRING) -> STRING", "string_agg({0}, {1})", "STRING"),
                "STRING",
                false,
                -1,
                RelCollations.of(
                    new RelFieldCollation(
                        3,
                        RelFieldCollation.Direction.DESCENDING,
                        RelFieldCollation.NullDirection.LAST)),
                3,
                5)),
        "t-r-q-p");
    check(
        "quantile inlined",
        aggregate(
            none,
            call(
                function(
                    "QUANTILE(a DOUBLE, b DOUBLE) -> DOUBLE", "quantile_cont({0}, {1})", "DOUBLE"),
                "DOUBLE",
                2,
                6)),
        "3.25");
    check(
        "list ordered inside, filtered",
        aggregate(
            none,
            call(
                function("ARRAY_AGG(a T) -> T[]", "list({0})", "INTEGER[]"),
                "INTEGER[]",
                false,
                7,
                RelCollations.of(
                    new RelFieldCollation(
                        1,
                        RelFieldCollation.Direction.DESCENDING,
                        RelFieldCollation.NullDirection.FIRST)),
                1)),
        "[5, 2, 1]");
    check(
        "grouping sets",
        LogicalAggregate.create(
            rows,
            List.of(),
            ImmutableBitSet.of(0, 4),
            List.of(ImmutableBitSet.of(0, 4), byG, none),
            List.of(call(COUNT, "BIGINT"), call(GROUPING, "BIGINT", 0, 4))),
        "a,true,2,0",
        "a,false,1,0",
        "b,null,1,0",
        "null,true,1,0",
        "a,null,3,1",
        "b,null,1,1",
        "null,null,1,1",
        "null,null,5,3");
    AggregateCall literal =
        AggregateCall.create(
            org.apache.calcite.sql.fun.SqlInternalOperators.LITERAL_AGG,
            false,
            false,
            false,
            List.of(p.rex.makeLiteral(true)),
            List.of(),
            -1,
            null,
            RelCollations.EMPTY,
            p.types.toRel(DplType.parse("BOOLEAN"), false),
            "v");
    check("literal", aggregate(byG, literal), "a,true", "b,true", "null,true");
    check("literal of all rows", aggregate(none, literal), "true");
    RelNode empty = p.builder().push(rows).filter(p.rex.makeLiteral(false)).build();
    check(
        "count of nothing",
        LogicalAggregate.create(
            empty,
            List.of(),
            none,
            null,
            List.of(call(COUNT, "BIGINT"), call(sum(), "DECIMAL(38,0)", 1))),
        "0,null");
    RelNode named =
        p.builder()
            .push(rows)
            .project(
                List.of(p.builder().push(rows).field(0), p.builder().push(rows).field(1)),
                List.of("v", "n"),
                true)
            .build();
    check(
        "a result named as a key",
        LogicalAggregate.create(named, List.of(), byG, null, List.of(call(MAX, "INTEGER", 1))),
        "a,2",
        "b,null",
        "null,5");
    check(
        "a result named as a column",
        LogicalAggregate.create(
            named, List.of(), ImmutableBitSet.of(1), null, List.of(call(MAX, "STRING", 0))),
        "1,a",
        "2,a",
        "null,b",
        "5,null");
    return tests.stream();
  }

  @TestFactory
  Stream<DynamicTest> twoPhases() {
    AggregateCall[] calls = {
      call(sum(), "DECIMAL(38,0)", 1),
      call(avg(), "DOUBLE", 2),
      call(count(), "BIGINT", 3),
      call(min(), "STRING", 3),
      call(COUNT, "BIGINT", false, 7, RelCollations.EMPTY),
      call(SUM0, "INTEGER", 1),
      call(MAX, "INTEGER", 1)
    };
    for (ImmutableBitSet keys : List.of(none, byG, ImmutableBitSet.of(0, 4))) {
      Aggregate whole = aggregate(keys, calls);
      SplitAggregate split = SplitAggregate.of(whole).orElseThrow();
      RelNode twice = split.complete(split.partial());
      assertThat(twice.getRowType()).isEqualTo(whole.getRowType());
      tests.add(
          DynamicTest.dynamicTest(
              "by " + keys,
              () -> {
                List<String> one =
                    duck.ask(new SqlWriter(p.cluster).write(whole, Map.of()).text()).rows();
                FragmentSql sql = new SqlWriter(p.cluster).write(twice, Map.of());
                assertThat(duck.ask(sql.text()).rows())
                    .as(sql.text())
                    .containsExactlyInAnyOrderElementsOf(one);
              }));
    }
    assertThat(
            SplitAggregate.of(
                aggregate(none, call(COUNT, "BIGINT", true, -1, RelCollations.EMPTY, 1))))
        .isEmpty();
    assertThat(
            SplitAggregate.of(
                aggregate(
                    none,
                    call(
                        function("MEDIAN(a DOUBLE) -> DOUBLE", "median({0})", "DOUBLE"),
                        "DOUBLE",
                        2))))
        .isEmpty();
    return tests.stream();
  }

  @org.junit.jupiter.api.Test
  void constantsStayConstantsBehindAnExchange() {
    TemplateAggregate text =
        function("STRING_AGG(a STRING, b STRING) -> STRING", "string_agg({0}, {1})", "STRING");
    Aggregate inlined =
        AggregateConstants.inline(aggregate(none, call(text, "STRING", 3, 5))).orElseThrow();
    RelNode exchanged = io.dpl.compiler.rel.SharedScan.create(p.cluster, "x", rows.getRowType(), 5);
    FragmentSql sql =
        new SqlWriter(p.cluster)
            .write(inlined.copy(inlined.getTraitSet(), List.of(exchanged)), Map.of(exchanged, "x"));
    assertThat(sql.text()).contains("string_agg(i.\"s\", '-')");
    assertThat(AggregateConstants.inline(inlined)).isEmpty();
  }

  private RexNode over(
      SqlAggFunction function,
      String type,
      List<RexNode> arguments,
      List<RexNode> keys,
      RexWindowBound low,
      RexWindowBound high,
      boolean isRows,
      RexFieldCollation... order) {
    return p.rex.makeOver(
        p.types.toRel(DplType.parse(type), true),
        function,
        arguments,
        keys,
        ImmutableList.copyOf(order),
        low,
        high,
        RexWindowExclusion.EXCLUDE_NO_OTHER,
        isRows,
        true,
        false,
        false,
        false);
  }

  private void window(String name, RexNode over, String... expected) {
    RelBuilder builder = p.builder().push(rows);
    check(
        name,
        builder.project(List.of(builder.field(3), over), List.of("s", "w"), true).build(),
        expected);
  }

  @TestFactory
  Stream<DynamicTest> windows() {
    RelBuilder r = p.builder().push(rows);
    RexWindowBound low = RexWindowBounds.UNBOUNDED_PRECEDING;
    RexWindowBound high = RexWindowBounds.UNBOUNDED_FOLLOWING;
    RexWindowBound here = RexWindowBounds.CURRENT_ROW;
    RexFieldCollation byX = new RexFieldCollation(r.field(2), java.util.Set.of());
    RexFieldCollation downX =
        new RexFieldCollation(
            r.field(2), java.util.Set.of(SqlKind.DESCENDING, SqlKind.NULLS_FIRST));
    TemplateAggregate number = function("ROW_NUMBER() -> BIGINT", "row_number({*})", "BIGINT");
    TemplateAggregate lag = function("LAG(a T) -> T", "lag({*})", "STRING");
    TemplateAggregate first = function("FIRST_VALUE(a T) -> T", "first_value({0})", "STRING");
    window(
        "row number",
        over(number, "BIGINT", List.of(), List.of(), low, here, true, byX),
        "p,1",
        "q,2",
        "null,3",
        "t,4",
        "r,5");
    window(
        "row number down, nulls first",
        over(number, "BIGINT", List.of(), List.of(), low, here, true, downX),
        "r,1",
        "t,2",
        "null,3",
        "q,4",
        "p,5");
    window(
        "partitions",
        over(number, "BIGINT", List.of(), List.of(r.field(0)), low, here, false, byX),
        "p,1",
        "q,2",
        "r,3",
        "null,1",
        "t,1");
    window(
        "sum of all",
        over(sum(), "DECIMAL(38,0)", List.of(r.field(1)), List.of(), low, high, false),
        "p,10",
        "q,10",
        "r,10",
        "null,10",
        "t,10");
    window(
        "running",
        over(sum(), "DECIMAL(38,0)", List.of(r.field(1)), List.of(), low, here, false, byX),
        "p,1",
        "q,3",
        "null,3",
        "t,8",
        "r,10");
    window(
        "ordered whole",
        over(sum(), "DECIMAL(38,0)", List.of(r.field(1)), List.of(), low, high, false, byX),
        "p,10",
        "q,10",
        "r,10",
        "null,10",
        "t,10");
    window(
        "rows",
        over(
            sum(),
            "DECIMAL(38,0)",
            List.of(r.field(1)),
            List.of(),
            RexWindowBounds.preceding(p.integer(1)),
            here,
            true,
            byX),
        "p,1",
        "q,3",
        "null,2",
        "t,5",
        "r,7");
    window(
        "range",
        over(
            sum(),
            "DECIMAL(38,0)",
            List.of(r.field(1)),
            List.of(),
            RexWindowBounds.preceding(p.literal(1, "DOUBLE")),
            RexWindowBounds.following(p.literal(1, "DOUBLE")),
            false,
            byX),
        "p,3",
        "q,3",
        "null,5",
        "t,5",
        "r,2");
    window(
        "lag with a default",
        over(
            lag,
            "STRING",
            List.of(r.field(3), p.integer(1), p.text("-")),
            List.of(),
            low,
            here,
            true,
            byX),
        "p,-",
        "q,p",
        "null,q",
        "t,null",
        "r,t");
    window(
        "first value",
        over(first, "STRING", List.of(r.field(3)), List.of(r.field(0)), low, here, false, downX),
        "p,r",
        "q,r",
        "r,r",
        "null,null",
        "t,t");
    window(
        "Calcite's rank",
        over(
            RANK,
            "BIGINT",
            List.of(),
            List.of(),
            low,
            here,
            false,
            new RexFieldCollation(r.field(1), java.util.Set.of())),
        "p,1",
        "q,2",
        "r,2",
        "t,4",
        "null,5");
    window(
        "Calcite's count",
        over(COUNT, "BIGINT", List.of(), List.of(r.field(0)), low, high, false),
        "p,3",
        "q,3",
        "r,3",
        "null,1",
        "t,1");
    window(
        "inside an expression",
        p.call(
            PLUS,
            over(COUNT, "BIGINT", List.of(r.field(1)), List.of(), low, high, false),
            p.literal(1, "BIGINT")),
        "p,5",
        "q,5",
        "r,5",
        "null,5",
        "t,5");
    RexNode excluded =
        p.rex.makeOver(
            p.type("BIGINT"),
            COUNT,
            List.of(),
            List.of(),
            ImmutableList.of(byX),
            low,
            high,
            RexWindowExclusion.EXCLUDE_CURRENT_ROW,
            true,
            true,
            false,
            false,
            false);
    window("excluding its row", excluded, "p,4", "q,4", "r,4", "null,4", "t,4");
    RexNode distinct =
        p.rex.makeOver(
            p.type("BIGINT"),
            COUNT,
            List.of(r.field(1)),
            List.of(),
            ImmutableList.of(),
            low,
            high,
            RexWindowExclusion.EXCLUDE_NO_OTHER,
            false,
            true,
            false,
            true,
            false);
    window("distinct", distinct, "p,3", "q,3", "r,3", "null,3", "t,3");
    RexNode last =
        p.rex.makeOver(
            p.type("STRING"),
            LAST_VALUE,
            List.of(r.field(3)),
            List.of(),
            ImmutableList.of(byX),
            low,
            here,
            RexWindowExclusion.EXCLUDE_NO_OTHER,
            false,
            true,
            false,
            false,
            true);
    window("ignoring nulls", last, "p,p", "q,q", "null,q", "t,t", "r,r");
    return tests.stream();
  }
}
