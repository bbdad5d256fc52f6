package io.dpl.compiler.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.dpl.compiler.Plans;
import io.dpl.compiler.rel.DuckTypes;
import java.util.Map;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.tools.RelBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Runs plans on a DuckDB of the class's own: rows, names and types must be as declared. */
abstract class RunsOnDuck {

  static Duck duck;

  @BeforeAll
  static void open() {
    duck = new Duck();
  }

  @AfterAll
  static void close() {
    duck.close();
  }

  final Plans p = new Plans();

  void assertAnswer(RelNode plan, Map<RelNode, String> leaves, String... rows) {
    FragmentSql sql = new SqlWriter(p.cluster).write(plan, leaves);
    Duck.Answer answer = duck.ask(sql.text());
    assertThat(answer.rows()).as(sql.text()).containsExactlyInAnyOrder(rows);
    assertThat(answer.names())
        .isEqualTo(sql.schema().names())
        .isEqualTo(Names.of(plan.getRowType()));
    assertThat(answer.types().stream().map(type -> type.replace(",", ", ")))
        .as(sql.text())
        .isEqualTo(
            sql.schema().fields().stream().map(field -> DuckTypes.text(field.type())).toList());
  }

  RelBuilder b() {
    return p.builder();
  }

  RelNode filter(RelNode rel, RexNode condition) {
    return LogicalFilter.create(rel, condition);
  }
}
