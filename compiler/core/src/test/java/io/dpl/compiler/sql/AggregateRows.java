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
import io.dpl.compiler.rel.DuckTypes;
import io.dpl.compiler.rel.TemplateAggregate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.calcite.rel.RelCollation;
import org.apache.calcite.rel.RelCollations;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.tools.RelBuilder;
import org.junit.jupiter.api.DynamicTest;

/** Rows to aggregate, and calls over them. */
abstract class AggregateRows extends RunsOnDuck {

  private static final java.util.Set<SqlKind> NEVER_NULL =
      java.util.Set.of(SqlKind.COUNT, SqlKind.SUM0, SqlKind.GROUPING);

  final List<DynamicTest> tests = new ArrayList<>();

  /** Columns: g, n, x, s, f, comma, half, ok. */
  final RelNode rows =
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

  RelNode constants(RelNode input) {
    RelBuilder builder = p.builder().push(input);
    List<RexNode> items = new ArrayList<>(builder.fields());
    items.add(p.text("-"));
    items.add(p.literal(0.5, "DOUBLE"));
    items.add(p.call(IS_TRUE, builder.field("f")));
    return builder
        .project(items, List.of("g", "n", "x", "s", "f", "comma", "half", "ok"), true)
        .build();
  }

  TemplateAggregate function(String signature, String whole, String type, String... split) {
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

  AggregateCall call(
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

  AggregateCall call(SqlAggFunction function, String type, Integer... arguments) {
    return call(function, type, false, -1, RelCollations.EMPTY, arguments);
  }

  void check(String name, RelNode plan, String... expected) {
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

  TemplateAggregate sum() {
    return function(
        "SUM(value BIGINT) -> DECIMAL(38,0)",
        "sum({0})",
        "DECIMAL(38,0)",
        "sum({0})",
        "RETURNS",
        "sum({0})");
  }
}
