package io.dpl.engine.schedule;

import static io.dpl.engine.kit.Plans.exchange;
import static io.dpl.engine.kit.Plans.graph;
import static io.dpl.engine.kit.Plans.numbers;
import static io.dpl.engine.kit.Plans.schema;
import static io.dpl.engine.kit.Plans.stage;
import static io.dpl.engine.schedule.NullBackend.workers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dpl.api.plan.Exchange.Kind;
import io.dpl.api.plan.Output;
import io.dpl.api.plan.PlanNode;
import io.dpl.api.plan.Stage;
import io.dpl.api.plan.StageGraph;
import io.dpl.engine.backend.Backend.Worker;
import io.dpl.engine.backend.TaskSignal;
import io.dpl.engine.event.CancelledException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is started where and when, and how often a backend is asked, while nothing goes wrong. */
class SchedulerTest {

  private static PlanNode.Receive receive() {
    return new PlanNode.Receive(1, 1, schema("n BIGINT"));
  }

  private static PlanNode.Scan scan() {
    return numbers(1, 1, 1, "n");
  }

  private static StageGraph hashed(int senders, int receivers) {
    return graph(
        List.of(exchange(1, Kind.HASH, receivers, false, schema("n BIGINT"), "n")),
        List.of(),
        stage(1, senders, List.of(scan()), new Output.Send(1, 1)),
        stage(2, receivers, List.of(receive())));
  }

  @Test
  void tenThousandTasksOverTenWorkers() {
    NullBackend backend = new NullBackend(hashed(8000, 2000), workers(10, 4));
    backend.run();
    assertThat(backend.tasks).isEqualTo(Map.of(1, 8000, 2, 2000));
    assertThat(backend.log)
        .containsExactly("start 1", "commit 1", "start 2", "release 1", "commit 2");
    assertThat(backend.mostOf).containsEntry("all", 80);
    assertThat(backend.places).as("asked once a task").isEqualTo(10_000);
    assertThat(backend.awaits).as("two signals a task and one look for more").isEqualTo(30_000);
    assertThat(backend.events).hasSize(20_004);
  }

  @Test
  void tasksGoWhereTheirRowsAre() {
    NullBackend backend = new NullBackend(hashed(40, 40), workers(4, 2));
    backend.place = partition -> partition % 4 == 0 ? 3 : partition % 4 == 1 ? -1 : 1;
    backend.run();
    assertThat(backend.tasks).isEqualTo(Map.of(1, 40, 2, 40));
    assertThat(backend.tasksOn.get(3)).isGreaterThanOrEqualTo(20);
    assertThat(backend.tasksOn.get(1)).isGreaterThanOrEqualTo(40);
  }

  @Test
  void unequalWorkersGetUnequalShares() {
    NullBackend backend =
        new NullBackend(
            graph(stage(1, 200, List.of(scan()))),
            new Worker("small", 1, 1L << 40),
            new Worker("large", 6, 1L << 40),
            new Worker("away", 0, 1L << 40));
    backend.run();
    assertThat(backend.mostOf).containsEntry("worker 0", 2).containsEntry("worker 1", 12);
    assertThat(backend.tasksOn).doesNotContainKey(2);
    assertThat(backend.tasksOn.get(1)).isGreaterThan(3 * backend.tasksOn.get(0));
  }

  @Test
  void creditsBoundTheBytesOfAWorker() {
    Stage large =
        new Stage(
            1,
            "large",
            io.dpl.api.diagnostic.Span.NONE,
            List.of(scan()),
            List.of(),
            50,
            0,
            Stage.Determinacy.DETERMINATE,
            List.of(),
            0,
            50L * (32 << 20));
    NullBackend backend =
        new NullBackend(
            graph(large), new Worker("w", 8, 100L << 20), new Worker("tiny", 8, 1L << 20));
    backend.fate = (worker, call) -> List.of(new TaskSignal.Done(call, 1, 32 << 20));
    backend.run();
    assertThat(backend.mostOf).containsEntry("worker 0", 3).containsEntry("worker 1", 1);
  }

  @Test
  void receiversOfRunningStagesStartAtOnceAndTakeNoSlot() {
    StageGraph graph =
        graph(
            List.of(exchange(1, Kind.GATHER, 1, true, schema("n BIGINT"))),
            List.of(),
            stage(1, 100, List.of(scan()), new Output.Send(1, 1)),
            stage(2, 1, List.of(receive())));
    NullBackend backend = new NullBackend(graph, workers(1, 4));
    backend.run();
    assertThat(backend.log.subList(0, 2)).containsExactly("start 1", "start 2");
    assertThat(backend.mostOf).containsEntry("all", 8);

    NullBackend elsewhere = new NullBackend(graph, workers(1, 4));
    elsewhere.inProcess = false;
    elsewhere.run();
    assertThat(elsewhere.log)
        .as("on a cluster the rows rest between")
        .containsExactly("start 1", "start 2", "release 1", "commit 1", "commit 2");
  }

  @Test
  void parallelismHoldsOnEachWorkerAndOrderOfVisibilityToo() {
    Stage second = stage(2, 50, List.of(1), List.of(scan())).limited(2);
    NullBackend backend =
        new NullBackend(graph(stage(1, 3, List.of(scan())), second), workers(3, 4));
    backend.run();
    assertThat(backend.log).containsExactly("start 1", "commit 1", "start 2", "commit 2");
    assertThat(backend.mostOf)
        .containsEntry("stage 2 on 0", 2)
        .containsEntry("stage 2 on 1", 2)
        .containsEntry("stage 2 on 2", 2);
  }

  @Test
  void oneFailureEndsTheRun() {
    NullBackend backend = new NullBackend(graph(stage(1, 1000, List.of(scan()))), workers(1, 4));
    backend.fate =
        (worker, call) ->
            call.partition() == 20
                ? List.of(new TaskSignal.Failed(call, new IllegalArgumentException("task 20")))
                : List.of();
    assertThatThrownBy(backend::run).hasMessage("task 20");
    assertThat(backend.log).containsExactly("start 1", "cancel");
    assertThat(backend.tasks.get(1)).isLessThan(60);
    assertThat(backend.open()).isZero();
  }

  @Test
  void cancelIsSeenWhileTasksRun() {
    NullBackend backend = new NullBackend(graph(stage(1, 1000, List.of(scan()))), workers(2, 2));
    backend.fate =
        (worker, call) -> {
          if (call.partition() == 50) {
            backend.cancellation.ask();
          }
          return List.of();
        };
    assertThatThrownBy(backend::run).isInstanceOf(CancelledException.class);
    assertThat(backend.log).containsExactly("start 1", "cancel");
    assertThat(backend.tasks.get(1)).isLessThan(100);
    assertThat(backend.open()).isZero();
  }

  @Test
  void workersThatDoNotAnswerHoldACancelledRunForTwoSecondsAtMost() {
    NullBackend backend = new NullBackend(graph(stage(1, 4, List.of(scan()))), workers(1, 1));
    backend.inProcess = false;
    backend.fate =
        (worker, call) -> {
          backend.cancellation.ask();
          backend.drop(0);
          return List.of(new TaskSignal.Progress(call, 1, 1)); // and nothing ever after
        };
    assertThatThrownBy(backend::run).isInstanceOf(CancelledException.class);
    assertThat(backend.nanos).isLessThan(2_000_000_000);
  }
}
