package io.dpl.compiler.sql;

import static org.apache.calcite.sql.fun.SqlStdOperatorTable.*;

import com.google.common.collect.ImmutableList;
import io.dpl.api.type.DplType;
import io.dpl.compiler.rel.TemplateAggregate;
import java.util.List;
import java.util.stream.Stream;
import org.apache.calcite.rex.RexFieldCollation;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexWindowBound;
import org.apache.calcite.rex.RexWindowBounds;
import org.apache.calcite.rex.RexWindowExclusion;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.tools.RelBuilder;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Window functions, run on DuckDB. */
class SqlWindowTest extends AggregateRows {

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
