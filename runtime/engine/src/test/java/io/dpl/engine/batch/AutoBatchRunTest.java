package io.dpl.engine.batch;

import static io.dpl.engine.kit.Plans.SPAN;
import static io.dpl.engine.kit.Plans.graph;
import static io.dpl.engine.kit.Plans.numbers;
import static io.dpl.engine.kit.Plans.result;
import static io.dpl.engine.kit.Plans.schema;
import static io.dpl.engine.kit.Plans.stage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dpl.api.diagnostic.DplException;
import io.dpl.api.diagnostic.RunCode;
import io.dpl.api.plan.PlanNode;
import io.dpl.api.plan.StageGraph;
import io.dpl.api.type.DplType;
import io.dpl.api.type.Field;
import io.dpl.engine.Run;
import io.dpl.engine.event.RunEvent;
import io.dpl.engine.kit.EngineKit;
import io.dpl.engine.kit.Plans;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** BATCH AUTO in whole runs, with a model whose cost depends on the rows of a run. */
class AutoBatchRunTest {

  private static final int ROWS = 2_000;

  @TempDir Path temp;

  private final List<RunEvent> events = new ArrayList<>();

  private static StageGraph plan(int batchRows, int mostRows) {
    PlanNode.Model model =
        new PlanNode.Model(
            2,
            1,
            "double",
            List.of("n"),
            batchRows,
            mostRows,
            "",
            List.of(Field.of("twice", DplType.Simple.BIGINT)),
            SPAN,
            schema("n BIGINT", "twice BIGINT"));
    return graph(
        List.of(),
        List.of(Plans.doubling(batchRows, batchRows)),
        stage(1, 2, List.of(numbers(1, ROWS, 2, "n"), model), result(2, 0, false)));
  }

  private List<String> rows(EngineKit kit, StageGraph plan) {
    events.clear();
    try (Run run = kit.engine().start(plan, events::add)) {
      List<String> rows = EngineKit.rows(run.result(0));
      run.await();
      return rows.stream().sorted().toList();
    }
  }

  private List<RunEvent.BatchChanged> changes() {
    return events.stream()
        .filter(RunEvent.BatchChanged.class::isInstance)
        .map(RunEvent.BatchChanged.class::cast)
        .toList();
  }

  private static List<String> expected() {
    return IntStream.range(0, ROWS).mapToObj(i -> i + "|" + 2 * i).sorted().toList();
  }

  private static void nap(int rows) {
    try {
      Thread.sleep(10);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void growsToItsBoundWhereARunCostsTheSameWhateverItsRows() {
    try (EngineKit kit = new EngineKit(temp)) {
      kit.model.cost = AutoBatchRunTest::nap;
      assertThat(rows(kit, plan(8, 100))).isEqualTo(expected());
      assertThat(kit.model.windows).allMatch(rows -> rows <= 100).contains(8, 16);
      assertThat(changes()).extracting(RunEvent.BatchChanged::fromRows).startsWith(8, 16);
      assertThat(changes()).allMatch(change -> change.toRows() <= 64);
      long ran =
          events.stream()
              .filter(RunEvent.ModelRan.class::isInstance)
              .mapToLong(event -> ((RunEvent.ModelRan) event).rows())
              .sum();
      assertThat(ran).isEqualTo(ROWS);
    }
  }

  @Test
  void stepsBackWhereMemoryFailsAndLosesNothing() {
    try (EngineKit kit = new EngineKit(temp)) {
      kit.model.cost =
          rows -> {
            if (rows > 20) {
              throw new OutOfMemoryError("more than 20 rows");
            }
          };
      assertThat(rows(kit, plan(64, 64))).isEqualTo(expected());
      assertThat(changes()).extracting(RunEvent.BatchChanged::toRows).containsExactly(32, 16);
      assertThat(changes().get(0).because()).isEqualTo("a run of 64 had too little memory");
    }
  }

  @Test
  void aFixedBatchNeitherGrowsNorShrinks() {
    try (EngineKit kit = new EngineKit(temp)) {
      kit.model.cost = AutoBatchRunTest::nap;
      assertThat(rows(kit, plan(64, 0))).isEqualTo(expected());
      assertThat(changes()).isEmpty();
      assertThat(kit.model.windows).allMatch(rows -> rows <= 64);
      kit.model.cost =
          rows -> {
            throw new OutOfMemoryError("no row fits");
          };
      assertThatThrownBy(() -> rows(kit, plan(64, 0)))
          .isInstanceOfSatisfying(
              DplException.class,
              e -> assertThat(e.diagnostics().get(0).code()).isEqualTo(RunCode.OUT_OF_MEMORY));
      assertThatThrownBy(() -> rows(kit, plan(64, 64)))
          .as("not even one row")
          .isInstanceOf(DplException.class);
    }
  }
}
