package io.dpl.compiler.sql;

import static org.apache.calcite.sql.fun.SqlStdOperatorTable.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.dpl.api.type.DplType;
import io.dpl.compiler.rel.TemplateAggregate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.calcite.rel.RelCollations;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.logical.LogicalAggregate;
import org.apache.calcite.util.ImmutableBitSet;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Aggregates in one and two phases, run on DuckDB. */
class SqlAggregateTest extends AggregateRows {

  private LogicalAggregate aggregate(ImmutableBitSet keys, AggregateCall... calls) {
    return LogicalAggregate.create(rows, List.of(), keys, null, List.of(calls));
  }

  private final ImmutableBitSet none = ImmutableBitSet.of();
  private final ImmutableBitSet byG = ImmutableBitSet.of(0);

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
}
