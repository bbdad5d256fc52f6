package io.dpl.engine;

import static io.dpl.engine.kit.Plans.SPAN;
import static io.dpl.engine.kit.Plans.graph;
import static io.dpl.engine.kit.Plans.numbers;
import static io.dpl.engine.kit.Plans.result;
import static io.dpl.engine.kit.Plans.schema;
import static io.dpl.engine.kit.Plans.sql;
import static io.dpl.engine.kit.Plans.stage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dpl.api.connector.BatchReader;
import io.dpl.api.diagnostic.DplException;
import io.dpl.api.diagnostic.RunCode;
import io.dpl.api.plan.PlanNode;
import io.dpl.api.plan.StageGraph;
import io.dpl.api.type.Field;
import io.dpl.api.type.Schema;
import io.dpl.engine.kit.EngineKit;
import io.dpl.engine.kit.Plans;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OperatorsTest {

  @TempDir Path temp;

  private static PlanNode.Call call(int id, int input, long size, String guard, Schema schema) {
    return new PlanNode.Call(
        id,
        input,
        "REPEAT_TEXT",
        List.of("n"),
        Map.of("size", size),
        guard,
        Field.of("t", io.dpl.api.type.DplType.Simple.STRING),
        SPAN,
        schema);
  }

  private static PlanNode.Model model(int id, int input, int batch, String guard, Schema schema) {
    return new PlanNode.Model(
        id,
        input,
        "double",
        List.of("n"),
        batch,
        guard,
        List.of(Field.of("twice", io.dpl.api.type.DplType.Simple.BIGINT)),
        SPAN,
        schema);
  }

  @Test
  void aCallAddsItsColumn() {
    try (EngineKit kit = new EngineKit(temp)) {
      assertThat(
              kit.rows(
                  graph(
                      stage(
                          1,
                          1,
                          List.of(
                              numbers(1, 3, 1, "n"),
                              call(2, 1, 3, "", schema("n BIGINT", "t STRING"))),
                          result(2, 0, false)))))
          .containsExactly("0|0..", "1|1..", "2|2..");
    }
  }

  @Test
  void aCallLeavesOutWhatItsGuardSays() {
    Schema guarded = schema("n BIGINT", "g BOOLEAN");
    try (EngineKit kit = new EngineKit(temp)) {
      assertThat(
              kit.rows(
                  graph(
                      stage(
                          1,
                          1,
                          List.of(
                              sql(
                                  1,
                                  List.of(),
                                  guarded,
                                  "SELECT * FROM (VALUES (-1::BIGINT, FALSE), (1, TRUE), (-2, NULL),"
                                      + " (2, TRUE), (-3, FALSE)) AS v(n, g)"),
                              call(2, 1, 2, "g", schema("n BIGINT", "t STRING"))),
                          result(2, 0, false)))))
          .containsExactly("-1|null", "1|1.", "-2|null", "2|2.", "-3|null");
    }
  }

  @Test
  void largeValuesAreCutByBytes() {
    StageGraph plan =
        graph(
            stage(
                1,
                1,
                List.of(
                    numbers(1, 300, 1, "n"),
                    call(2, 1, 1 << 20, "", schema("n BIGINT", "t STRING"))),
                result(2, 0, false)));
    List<Integer> batches = new ArrayList<>();
    try (EngineKit kit = new EngineKit(temp);
        Run run = kit.engine().start(plan);
        BatchReader reader = run.result(0)) {
      for (VectorSchemaRoot next = reader.next(); next != null; next = reader.next()) {
        try (VectorSchemaRoot batch = next) {
          batches.add(batch.getRowCount());
        }
      }
    }
    assertThat(batches).hasSize(19).containsOnly(16, 12).last().isEqualTo(12);
  }

  @Test
  void aFailingRowIsNamed() {
    try (EngineKit kit = new EngineKit(temp)) {
      StageGraph plan =
          graph(
              stage(
                  1,
                  1,
                  List.of(
                      sql(
                          1,
                          List.of(),
                          schema("n BIGINT", "_path STRING", "_row BIGINT"),
                          "SELECT 5 - i AS n, 'x.parquet' AS _path, i AS _row FROM range(10) r(i)"),
                      call(
                          2,
                          1,
                          2,
                          "",
                          schema("n BIGINT", "_path STRING", "_row BIGINT", "t STRING"))),
                  result(2, 0, false)));
      assertThatThrownBy(() -> kit.rows(plan))
          .isInstanceOfSatisfying(
              DplException.class,
              e -> {
                assertThat(e.diagnostics().get(0).code()).isEqualTo(RunCode.EXPRESSION_FAILED);
                assertThat(e.diagnostics().get(0).span()).isEqualTo(SPAN);
                assertThat(e.diagnostics().get(0).message())
                    .isEqualTo("n is negative (file x.parquet, row 6)");
              });
    }
  }

  @Test
  void aModelSeesWindowsAndNotBatches() {
    try (EngineKit kit = new EngineKit(temp)) {
      List<String> rows =
          kit.rows(
              graph(
                  List.of(),
                  List.of(Plans.doubling(64, 256)),
                  stage(
                      1,
                      1,
                      List.of(
                          numbers(1, 2500, 1, "n"),
                          new PlanNode.Batch(2, 1, 100, 0, schema("n BIGINT")),
                          model(3, 2, 64, "", schema("n BIGINT", "twice BIGINT"))),
                      result(3, 0, false))));
      assertThat(rows).hasSize(2500).contains("0|0", "1|2", "2499|4998");
      assertThat(kit.model.windows)
          .containsExactly(256, 256, 256, 256, 256, 256, 256, 256, 256, 196);
      assertThat(kit.model.loads).hasValue(1);
    }
  }

  @Test
  void aModelRunsForGuardedRowsOnlyAndOnceForManyPipelines() {
    Schema guarded = schema("n BIGINT", "g BOOLEAN");
    try (EngineKit kit = new EngineKit(temp)) {
      List<String> rows =
          kit.rows(
              graph(
                  List.of(),
                  List.of(Plans.doubling(10, 1000)),
                  stage(
                      1,
                      4,
                      List.of(
                          numbers(1, 4000, 4, "n"),
                          sql(2, List.of(1), guarded, "SELECT n, n % 100 = 7 AS g FROM i1"),
                          model(3, 2, 10, "g", schema("n BIGINT", "twice BIGINT"))),
                      result(3, 0, true))));
      assertThat(rows).hasSize(4000);
      assertThat(rows.get(107)).isEqualTo("107|214");
      assertThat(rows.get(108)).isEqualTo("108|null");
      assertThat(kit.model.windows.stream().mapToInt(Integer::intValue).sum()).isEqualTo(40);
      assertThat(kit.model.loads).hasValue(1);
    }
  }

  @Test
  void selectDropsAndRenames() {
    try (EngineKit kit = new EngineKit(temp)) {
      assertThat(
              kit.rows(
                  graph(
                      stage(
                          1,
                          1,
                          List.of(
                              numbers(1, 2, 1, "a", "b", "c"),
                              new PlanNode.Select(
                                  2,
                                  1,
                                  List.of("c", "a", "c"),
                                  schema("x BIGINT", "y BIGINT", "z BIGINT"))),
                          result(2, 0, false)))))
          .containsExactly("0|0|0", "1|1|1");
    }
  }

  @Test
  void aNodeThatTwoReadIsComputedOnce() {
    try (EngineKit kit = new EngineKit(temp);
        Run run =
            kit.engine()
                .start(
                    graph(
                        List.of(),
                        List.of(Plans.doubling(100, 1000)),
                        stage(
                            1,
                            1,
                            List.of(
                                numbers(1, 20_000, 1, "n"),
                                model(2, 1, 100, "", schema("n BIGINT", "twice BIGINT")),
                                sql(
                                    3,
                                    List.of(2),
                                    schema("s BIGINT"),
                                    "SELECT sum(twice) AS s FROM i1"),
                                sql(
                                    4,
                                    List.of(2),
                                    schema("c BIGINT"),
                                    "SELECT count(*) AS c FROM i1")),
                            result(3, 0, false),
                            result(4, 1, false),
                            result(2, 2, false))))) {
      assertThat(EngineKit.rows(run.result(0))).containsExactly("399980000");
      assertThat(EngineKit.rows(run.result(1))).containsExactly("20000");
      assertThat(EngineKit.rows(run.result(2))).hasSize(20_000);
      assertThat(kit.model.windows.stream().mapToInt(Integer::intValue).sum()).isEqualTo(20_000);
    }
  }

  @Test
  void resultsCanBeReadInAnyOrder() {
    StageGraph plan =
        graph(
            stage(
                1,
                1,
                List.of(numbers(1, 1_500_000, 1, "a", "b", "c", "d")),
                result(1, 0, false),
                result(1, 1, false)));
    try (EngineKit kit = new EngineKit(temp);
        Run run = kit.engine().start(plan);
        BatchReader first = run.result(0);
        BatchReader second = run.result(1)) {
      long rows = 0;
      VectorSchemaRoot a = first.next();
      for (VectorSchemaRoot b = second.next(); b != null; b = second.next()) {
        rows += b.getRowCount();
        b.close();
      }
      while (a != null) {
        rows += a.getRowCount();
        a.close();
        a = first.next();
      }
      assertThat(rows).isEqualTo(3_000_000);
      assertThat(run.spilledBytes()).isPositive();
    }
  }

  @Test
  void closingAResultEarlyEndsTheRun() {
    StageGraph plan =
        graph(stage(1, 1, List.of(numbers(1, Long.MAX_VALUE / 4, 1, "n")), result(1, 0, false)));
    try (EngineKit kit = new EngineKit(temp);
        Run run = kit.engine().start(plan)) {
      try (BatchReader reader = run.result(0);
          VectorSchemaRoot batch = reader.next()) {
        assertThat(batch.getRowCount()).isPositive();
      }
      assertThat(run.await()).isEmpty();
    }
  }
}
