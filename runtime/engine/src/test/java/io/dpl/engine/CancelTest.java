package io.dpl.engine;

import static io.dpl.engine.kit.Plans.graph;
import static io.dpl.engine.kit.Plans.numbers;
import static io.dpl.engine.kit.Plans.result;
import static io.dpl.engine.kit.Plans.schema;
import static io.dpl.engine.kit.Plans.sql;
import static io.dpl.engine.kit.Plans.stage;
import static io.dpl.engine.kit.Plans.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dpl.api.diagnostic.DplException;
import io.dpl.api.diagnostic.RunCode;
import io.dpl.api.plan.Output;
import io.dpl.api.plan.StageGraph;
import io.dpl.engine.event.RunEvent;
import io.dpl.engine.kit.EngineKit;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class CancelTest {

  @TempDir Path temp;

  private void cancelAfterStart(StageGraph plan) throws InterruptedException {
    CountDownLatch started = new CountDownLatch(1);
    try (EngineKit kit = new EngineKit(temp);
        Run run =
            kit.engine()
                .start(
                    plan,
                    event -> {
                      if (event instanceof RunEvent.TaskStarted) {
                        started.countDown();
                      }
                    })) {
      assertThat(started.await(20, TimeUnit.SECONDS)).isTrue();
      Thread.sleep(300);
      run.cancel();
      assertThatThrownBy(run::await)
          .isInstanceOfSatisfying(
              DplException.class,
              e -> assertThat(e.diagnostics().get(0).code()).isEqualTo(RunCode.CANCELLED));
      assertThatThrownBy(() -> EngineKit.rows(run.result(0))).isInstanceOf(DplException.class);
    }
  }

  @Test
  void aQueryIsCancelled() throws InterruptedException {
    cancelAfterStart(
        graph(
            stage(
                1,
                1,
                List.of(
                    sql(
                        1,
                        List.of(),
                        schema("c BIGINT"),
                        "SELECT count(*) AS c FROM range(1000000) a(i), range(1000000) b(j)"
                            + " WHERE i * j % 7 = 3")),
                result(1, 0, false))));
  }

  @Test
  void anEndlessScanIntoAWriteIsCancelled() throws InterruptedException {
    cancelAfterStart(
        graph(
            stage(
                1,
                2,
                List.of(numbers(1, 1L << 40, 2, "n")),
                result(1, 0, false),
                write(
                    1,
                    "PARQUET",
                    temp.resolve("out") + "/",
                    Output.Mode.ERROR,
                    schema("n BIGINT")))));
    assertThat(temp.resolve("out")).doesNotExist();
    assertThat(temp.toFile().list()).containsExactly("engine-temp");
  }

  @Test
  void aReaderThatStopsReadingDoesNotHoldUpTheOthers() {
    StageGraph endless =
        graph(stage(1, 2, List.of(numbers(1, 1L << 40, 2, "n")), result(1, 0, false)));
    try (EngineKit kit = new EngineKit(temp);
        Run stopped = kit.engine().start(endless)) {
      stopped.result(0).next().close();
      assertThat(
              kit.rows(
                  graph(
                      stage(
                          1,
                          4,
                          List.of(
                              numbers(1, 1000, 4, "n"),
                              sql(2, List.of(1), schema("s BIGINT"), "SELECT sum(n) AS s FROM i1")),
                          result(2, 0, true)))))
          .hasSize(4);
    }
  }

  @Test
  void eventsTellTheStory() {
    ConcurrentLinkedQueue<RunEvent> events = new ConcurrentLinkedQueue<>();
    try (EngineKit kit = new EngineKit(temp);
        Run run =
            kit.engine()
                .start(
                    graph(stage(1, 3, List.of(numbers(1, 300, 3, "n")), result(1, 0, false))),
                    events::add)) {
      EngineKit.rows(run.result(0));
      run.await();
    }
    assertThat(events).hasSize(8);
    assertThat(events.peek()).isEqualTo(new RunEvent.StageStarted(1, "stage 1", 3));
    assertThat(events)
        .contains(
            new RunEvent.TaskStarted(1, 2, 1, "local"),
            new RunEvent.TaskFinished(1, 2, 1, 100, 813));
    assertThat(events.stream().filter(RunEvent.StageFinished.class::isInstance))
        .singleElement()
        .isInstanceOfSatisfying(
            RunEvent.StageFinished.class, e -> assertThat(e.rows()).isEqualTo(300));
  }
}
