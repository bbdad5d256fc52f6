package io.dpl.compiler.sql;

import static org.apache.calcite.sql.fun.SqlStdOperatorTable.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.dpl.api.function.Traits;
import io.dpl.api.plan.PlanNode.Fragment.Fallible;
import io.dpl.api.plan.PlanNode.Fragment.Step;
import io.dpl.compiler.Plans;
import io.dpl.compiler.rel.SharedScan;
import java.util.List;
import java.util.Map;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.tools.RelBuilder;
import org.junit.jupiter.api.Test;

/** What can fail is evaluated only for the rows that reach it, and is told to the engine. */
class SqlGuardTest extends RunsOnDuck {

  @Test
  void aFallibleFilterAboveAJoinSeesOnlyJoinedRows() {
    duck.run(
        "CREATE TABLE big AS SELECT i::INTEGER AS i, CASE WHEN i % 100 = 0 THEN 'x' ELSE '7' END AS s FROM range(20000) r(i)");
    duck.run("CREATE TABLE good AS SELECT i FROM big WHERE i % 100 <> 0");
    RelNode big = leaf("big", "i INTEGER, s STRING");
    RelNode good = leaf("good", "i INTEGER");
    for (JoinRelType type : List.of(JoinRelType.INNER, JoinRelType.SEMI)) {
      RelBuilder builder = b().push(big).push(good);
      builder.join(type, p.call(EQUALS, builder.field(2, 0, 0), builder.field(2, 1, 0)));
      RelNode number =
          b().push(builder.peek())
              .project(List.of(number(builder.field(1))), List.of("v"), true)
              .build();
      RelNode direct =
          filter(builder.peek(), p.call(GREATER_THAN, number(builder.field(1)), p.integer(6)));
      RelNode above = filter(number, p.call(GREATER_THAN, b().push(number).field(0), p.integer(6)));
      for (RelNode plan : List.of(direct, above)) {
        RelNode count = b().push(plan).aggregate(b().groupKey(), b().countStar("c")).build();
        assertAnswer(count, Map.of(big, "big", good, "good"), "19800");
      }
    }
  }

  @Test
  void aGuardedCastIsNotEvaluatedForGuardedRows() {
    duck.run(
        "CREATE TABLE mixed AS SELECT CASE WHEN i % 100 = 0 THEN 'x' ELSE '7' END AS s FROM range(20000) r(i)");
    RelNode mixed = leaf("mixed", "s STRING");
    RelBuilder builder = b().push(mixed);
    RexNode isNumber = p.call(NOT_EQUALS, builder.field(0), p.text("x"));
    RexNode large = p.call(GREATER_THAN, number(builder.field(0)), p.integer(6));
    RelNode steps = filter(filter(mixed, isNumber), large);
    RelNode one = filter(mixed, p.call(AND, isNumber, large));
    RelNode choice = filter(mixed, p.call(CASE, isNumber, large, p.rex.makeLiteral(false)));
    for (RelNode plan : List.of(steps, one, choice)) {
      RelNode count = b().push(plan).aggregate(b().groupKey(), b().countStar("c")).build();
      assertAnswer(count, Map.of(mixed, "mixed"), "19800");
    }
  }

  @Test
  void guardsHoldOutsideOfFiltersToo() {
    RelNode rows = p.values("s STRING", "x", "7", null);
    RexNode text = b().push(rows).field(0);
    RexNode isNumber = p.call(NOT_EQUALS, text, p.text("x"));
    RexNode large = p.call(GREATER_THAN, number(text), p.integer(6));
    RexNode and = p.call(AND, isNumber, large);
    RexNode or = p.call(OR, p.call(NOT, isNumber), large, p.call(IS_NULL, text));
    RelNode plan = b().push(rows).project(List.of(and, or), List.of("x", "y"), true).build();
    assertAnswer(plan, Map.of(), "false,true", "true,true", "null,true");
  }

  private RexNode number(RexNode text) {
    return p.template(
        "CAST INTEGER",
        "CAST({0} AS INTEGER)",
        "INTEGER",
        Traits.FALLIBLE,
        Plans.span(10, 20),
        text);
  }

  private RelNode leaf(String name, String columns) {
    return SharedScan.create(
        p.cluster,
        name,
        p.cluster
            .getTypeFactory()
            .createStructType(p.type("STRUCT(" + columns + ")").getFieldList()),
        4);
  }

  @Test
  void fallibleExpressionsAreListedUnderTheirConditions() {
    RelNode rows = leaf("rows", "s STRING, ok BOOLEAN");
    RelBuilder builder = b().push(rows);
    RexNode choice = p.call(CASE, builder.field(1), number(builder.field(0)), lit0());
    RelNode plan = builder.project(List.of(choice), List.of("v"), true).build();
    Step step = new SqlWriter(p.cluster).write(plan, Map.of(rows, "rows")).steps().get(0);
    assertThat(step.from()).isEqualTo("rows");
    assertThat(step.span()).isEqualTo(Plans.span(10, 20));
    assertThat(step.fallible())
        .containsExactly(
            new Fallible(
                "CASE WHEN \"ok\" THEN CAST(\"s\" AS INTEGER) END",
                List.of("CASE WHEN \"ok\" THEN \"s\" END"),
                Plans.span(10, 20),
                "CAST INTEGER"));
  }

  private RexNode lit0() {
    return p.integer(0);
  }

  @Test
  void aStreamThatTwoReadersShareIsNamedOnce() {
    RelNode stream = leaf("input1", "i INTEGER");
    RelBuilder builder = b().push(stream).push(stream);
    RelNode plan =
        builder
            .join(JoinRelType.INNER, p.call(EQUALS, builder.field(2, 0, 0), builder.field(2, 1, 0)))
            .build();
    FragmentSql sql = new SqlWriter(p.cluster).write(plan, Map.of(stream, "input1"));
    assertThat(sql.text().split("input1", -1)).hasSize(2);
  }

  @Test
  void vectorsOfALeafAreCast() {
    RelNode leaf = leaf("vectors", "v FLOAT[2]");
    assertThat(new SqlWriter(p.cluster).write(leaf, Map.of(leaf, "vectors")).steps().get(0).sql())
        .isEqualTo("SELECT CAST(\"v\" AS FLOAT[2]) AS \"v\" FROM vectors");
  }
}
