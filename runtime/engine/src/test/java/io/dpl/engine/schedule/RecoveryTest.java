package io.dpl.engine.schedule;

import static io.dpl.engine.kit.Plans.exchange;
import static io.dpl.engine.kit.Plans.graph;
import static io.dpl.engine.kit.Plans.numbers;
import static io.dpl.engine.kit.Plans.schema;
import static io.dpl.engine.kit.Plans.stage;
import static io.dpl.engine.schedule.NullBackend.workers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dpl.api.diagnostic.Diagnostic;
import io.dpl.api.diagnostic.DplException;
import io.dpl.api.diagnostic.RunCode;
import io.dpl.api.diagnostic.Span;
import io.dpl.api.plan.Exchange.Kind;
import io.dpl.api.plan.Output;
import io.dpl.api.plan.PlanNode;
import io.dpl.api.plan.Stage;
import io.dpl.api.plan.StageGraph;
import io.dpl.engine.backend.Backend.Worker;
import io.dpl.engine.backend.Signal;
import io.dpl.engine.backend.TaskCall;
import io.dpl.engine.backend.TaskSignal;
import io.dpl.engine.backend.WorkerSignal;
import io.dpl.engine.event.RunEvent;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Single faults, and what is said and done about each. */
class RecoveryTest {

  private static final RuntimeException GONE = new IllegalStateException("gone");

  private static NullBackend cluster(StageGraph graph, Worker... workers) {
    NullBackend backend = new NullBackend(graph, workers);
    backend.inProcess = false;
    return backend;
  }

  private static StageGraph one(int partitions) {
    return graph(stage(1, partitions, List.of(numbers(1, 1, 1, "n"))));
  }

  private static Diagnostic failure(NullBackend backend) {
    DplException failure = catchThrowableOfType(DplException.class, backend::run);
    return failure.diagnostics().get(0);
  }

  /** A worker dies with all it has; another takes its place. */
  private static List<Signal> dies(NullBackend backend, int worker, TaskCall call) {
    backend.drop(worker);
    return List.of(
        new WorkerSignal.WorkerLost(worker, "exit 139"),
        new TaskSignal.Lost(call, GONE),
        new WorkerSignal.WorkerReady(worker + 10, new Worker("w" + (worker + 10), 2, 1L << 40)));
  }

  @Test
  void aTaskThatEndsTwoWorkersIsNamed() {
    NullBackend backend = cluster(one(30), workers(3, 2));
    backend.fate =
        (worker, call) -> call.partition() == 17 ? dies(backend, worker, call) : List.of();
    Diagnostic diagnostic = failure(backend);
    assertThat(diagnostic.code()).isEqualTo(RunCode.TASK_ENDS_WORKERS);
    assertThat(diagnostic.message()).startsWith("task 17 of 'stage 1'");
    assertThat(diagnostic.help()).singleElement().asString().contains("exit 139");
  }

  @Test
  void aTaskThatEndsOneWorkerRunsElsewhere() {
    NullBackend backend = cluster(one(30), workers(3, 2));
    backend.fate =
        (worker, call) ->
            call.partition() == 17 && call.attempt() == 1 ? dies(backend, worker, call) : List.of();
    backend.run();
    assertThat(backend.events)
        .filteredOn(RunEvent.TaskFinished.class::isInstance)
        .contains(new RunEvent.TaskFinished(1, 17, 2, 10, 100))
        .hasSize(30);
    assertThat(backend.notes())
        .anyMatch(note -> note.matches("worker w\\d was lost \\(exit 139\\); \\d tasks of it"))
        .anyMatch(note -> note.matches("worker w1\\d is ready"));
  }

  @Test
  void whatItNeedsIsTriedAgainALittleLaterAndNotForEver() {
    NullBackend backend = cluster(one(3), workers(1, 2));
    backend.fate =
        (worker, call) ->
            call.partition() == 1 ? List.of(new TaskSignal.Lost(call, GONE)) : List.of();
    assertThat(failure(backend).code()).isEqualTo(RunCode.TASK_NOT_KEPT);
    assertThat(backend.tasks.get(1)).isEqualTo(12);
    assertThat(backend.nanos).as("waits between").isGreaterThan(10_000_000_000L);
  }

  @Test
  void noWorkerForTwoMinutesIsSaid() {
    NullBackend backend = cluster(one(3), workers(1, 2));
    backend.fate =
        (worker, call) -> {
          backend.drop(worker);
          return List.of(new WorkerSignal.WorkerLost(worker, "its node is gone"));
        };
    assertThat(failure(backend).code()).isEqualTo(RunCode.NO_WORKERS);
    assertThat(backend.nanos).isBetween(120_000_000_000L, 125_000_000_000L);
    assertThat(backend.notes()).last().isEqualTo("no worker is there: waiting for one");
  }

  @Test
  void outOfMemoryBesideOthersIsTriedOnceWithHalfOfThem() {
    DplException full =
        new DplException(List.of(Diagnostic.error(RunCode.OUT_OF_MEMORY, Span.NONE, "full", "")));
    NullBackend backend = cluster(one(40), workers(1, 4));
    backend.fate =
        (worker, call) ->
            call.partition() == 2 && call.attempt() == 1
                ? List.of(new TaskSignal.Failed(call, full))
                : List.of();
    backend.run();
    assertThat(backend.notes())
        .containsExactly(
            "task 2 of 'stage 1' ran out of memory on w0: it runs again, at most 2 of the stage"
                + " at once there from now on");

    NullBackend again = cluster(one(40), workers(1, 4));
    again.fate =
        (worker, call) ->
            call.partition() == 2 ? List.of(new TaskSignal.Failed(call, full)) : List.of();
    assertThat(failure(again).code()).isEqualTo(RunCode.OUT_OF_MEMORY);

    NullBackend alone = cluster(one(1), workers(1, 4));
    alone.fate = (worker, call) -> List.of(new TaskSignal.Failed(call, full));
    assertThat(failure(alone).code()).isEqualTo(RunCode.OUT_OF_MEMORY);
    assertThat(alone.tasks.get(1)).isEqualTo(1);
  }

  private static StageGraph twoStages(Stage.Determinacy determinacy) {
    Stage sender = stage(1, 6, List.of(numbers(1, 1, 1, "n")), new Output.Send(1, 1));
    return graph(
        List.of(exchange(1, Kind.HASH, 4, false, schema("n BIGINT"), "n")),
        List.of(),
        new Stage(
            1,
            sender.name(),
            sender.span(),
            sender.nodes(),
            sender.outputs(),
            6,
            0,
            determinacy,
            List.of(),
            0,
            0),
        stage(2, 4, List.of(new PlanNode.Receive(1, 1, schema("n BIGINT")))));
  }

  /** Rows of two senders are lost when the first receiver is done. */
  private static NullBackend losing(Stage.Determinacy determinacy) {
    NullBackend backend = cluster(twoStages(determinacy), workers(1, 2));
    boolean[] lost = {false};
    backend.fate =
        (worker, call) -> {
          if (call.stage() == 1 || lost[0]) {
            return List.of();
          }
          lost[0] = true;
          return List.of(
              new TaskSignal.Done(call, 10, 100), new WorkerSignal.OutputLost(1, List.of(2, 4)));
        };
    backend.run();
    return backend;
  }

  @Test
  void lostRowsOfADeterminateStageRunAgainAlone() {
    NullBackend backend = losing(Stage.Determinacy.DETERMINATE);
    assertThat(backend.log)
        .filteredOn(line -> line.startsWith("discard"))
        .containsExactly("discard 1/2", "discard 1/4");
    assertThat(backend.tasks.get(1)).isEqualTo(8);
    assertThat(backend.tasks.get(2)).isEqualTo(4);
    assertThat(backend.notes())
        .containsExactly("2 of 6 tasks of 'stage 1' run again: their rows were lost");
  }

  @Test
  void lostRowsOfAnIndeterminateStageTakeTheirConsumersAlong() {
    NullBackend backend = losing(Stage.Determinacy.INDETERMINATE);
    assertThat(backend.tasks.get(1)).isEqualTo(12);
    assertThat(backend.tasks.get(2)).as("one was done, three ran").isEqualTo(8);
    assertThat(backend.log).filteredOn(line -> line.startsWith("discard 1")).hasSize(6);
    assertThat(backend.log)
        .filteredOn(line -> line.startsWith("discard 2"))
        .as("those that ran end, and do not count")
        .hasSize(4);
    assertThat(backend.events)
        .filteredOn(RunEvent.StageFinished.class::isInstance)
        .extracting(event -> ((RunEvent.StageFinished) event).rows())
        .containsExactly(60L, 40L);
  }

  @Test
  void aSuspectIsNeverBesideAnother() {
    NullBackend backend = cluster(one(8), workers(2, 4));
    boolean[] died = {false};
    backend.fate =
        (worker, call) -> {
          if (!died[0]) { // all four of its slots were at work
            died[0] = true;
            for (int p = 0; p < 8; p++) {
              backend.signal(new TaskSignal.Started(new TaskCall(1, p, 1, false)));
            }
            return dies(backend, worker, call);
          }
          return List.of();
        };
    backend.run();
    assertThat(backend.mostOf.get("worker " + (backend.tasksOn.containsKey(10) ? 10 : 11)))
        .isEqualTo(1);
  }
}
