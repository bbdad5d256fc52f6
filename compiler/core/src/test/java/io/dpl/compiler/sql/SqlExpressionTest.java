package io.dpl.compiler.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.dpl.compiler.Plans;
import io.dpl.compiler.rel.DuckTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.tools.RelBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every kind of expression, run on DuckDB: value and type must be as declared. */
class SqlExpressionTest {

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

  private void check(String name, RexNode expression, String expected) {
    tests.add(
        DynamicTest.dynamicTest(
            name,
            () -> {
              RelBuilder builder = p.builder();
              RelNode row = p.values("i INTEGER, s STRING, n STRING", 7, "seven", null);
              RelNode plan =
                  builder.push(row).project(List.of(expression), List.of("x"), true).build();
              FragmentSql sql = new SqlWriter(p.cluster).write(plan, Map.of());
              Duck.Answer answer = duck.ask(sql.text());
              assertThat(answer.rows()).as(sql.text()).containsExactly(expected);
              String type = DuckTypes.text(sql.schema().fields().get(0).type());
              if (!type.equals("\"NULL\"")) {
                String real = duck.ask("SELECT typeof(x) FROM (" + sql.text() + ")").rows().get(0);
                assertThat(real.replace("DECIMAL(", "DECIMAL(").replace(",", ", "))
                    .isEqualTo(
                        duck.ask("SELECT typeof(CAST(NULL AS " + type + "))")
                            .rows()
                            .get(0)
                            .replace(",", ", "));
              }
            }));
  }

  @TestFactory
  List<DynamicTest> literals() {
    check("integer", p.integer(5), "5");
    check("negative", p.integer(-5), "-5");
    check("bigint", p.literal(5, "BIGINT"), "5");
    check("text", p.text("it's"), "it's");
    return tests;
  }
}
