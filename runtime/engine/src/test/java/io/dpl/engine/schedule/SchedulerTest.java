package io.dpl.engine.schedule;

import static io.dpl.engine.kit.Plans.exchange;
import static io.dpl.engine.kit.Plans.graph;
import static io.dpl.engine.kit.Plans.numbers;
import static io.dpl.engine.kit.Plans.schema;
import static io.dpl.engine.kit.Plans.stage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dpl.api.plan.Exchange.Kind;
import io.dpl.api.plan.Output;
import io.dpl.api.plan.PlanNode;
import io.dpl.api.plan.Stage;
import io.dpl.api.plan.StageGraph;
import io.dpl.engine.backend.Backend;
import io.dpl.engine.backend.TaskCall;
import io.dpl.engine.backend.TaskSignal;
import io.dpl.engine.event.Cancellation;
import io.dpl.engine.event.RunListener;
import io.dpl.engine.sink.Manifest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SchedulerTest {

  /** Does nothing, in a random order. */
  private static final class Nothing implements Backend, Backend.Session {

    private final StageGraph graph;
    private final int workers;
    private final List<TaskCall> waiting = new ArrayList<>();
    private final ArrayDeque<TaskSignal> signals = new ArrayDeque<>();
    private final java.util.Random random = new java.util.Random(7);
    final List<String> log = new ArrayList<>();
    final Map<Integer, Integer> tasks = new TreeMap<>();
    int most;
    int mostOfStage2;
    int failing = -1;

    Nothing(StageGraph graph, int workers) {
      this.graph = graph;
      this.workers = workers;
    }

    @Override
    public List<Worker> workers() {
      return java.util.Collections.nCopies(workers, new Worker("w", 4, 1L << 40));
    }

    @Override
    public boolean inProcess() {
      return true;
    }

    @Override
    public Session open(StageGraph plan) {
      return this;
    }

    @Override
    public int prepare(int stage) {
      log.add("start " + stage);
      return graph.stage(stage).partitions();
    }

    @Override
    public void submit(int worker, TaskCall call) {
      waiting.add(call);
      tasks.merge(call.stage(), 1, Integer::sum);
      most = Math.max(most, (int) waiting.stream().filter(c -> !c.beside()).count());
      mostOfStage2 =
          Math.max(mostOfStage2, (int) waiting.stream().filter(c -> c.stage() == 2).count());
    }

    @Override
    public int place(int stage, int partition) {
      return ANY;
    }

    @Override
    public void discard(int stage, int partition) {
      throw new AssertionError("nothing is lost here");
    }

    @Override
    public @Nullable TaskSignal await(long timeoutMillis) {
      if (!signals.isEmpty()) {
        return signals.poll();
      }
      List<TaskCall> slots = waiting.stream().filter(call -> !call.beside()).toList();
      if (timeoutMillis == 0 || waiting.isEmpty()) {
        return null;
      }
      TaskCall call = slots.isEmpty() ? waiting.get(0) : slots.get(random.nextInt(slots.size()));
      waiting.remove(call);
      signals.add(new TaskSignal.Started(call));
      signals.add(
          call.partition() == failing
              ? new TaskSignal.Failed(call, new IllegalArgumentException("task " + failing))
              : new TaskSignal.Done(call, 10, 100));
      return signals.poll();
    }

    @Override
    public List<Manifest> commit(int stage) {
      log.add("commit " + stage);
      return List.of();
    }

    @Override
    public void release(int exchange) {
      log.add("release " + exchange);
    }

    @Override
    public void cancel() {
      log.add("cancel");
    }

    @Override
    public void close() {}
  }

  private static void run(Nothing backend) {
    new Scheduler(backend.graph, backend, backend, new Cancellation(), RunListener.NONE).run();
  }

  @Test
  void tenThousandTasksOverTenWorkers() {
    StageGraph graph =
        graph(
            List.of(exchange(1, Kind.HASH, 2000, false, schema("n BIGINT"), "n")),
            List.of(),
            stage(1, 8000, List.of(numbers(1, 1, 1, "n")), new Output.Send(1, 1)),
            stage(2, 2000, List.of(new PlanNode.Receive(1, 1, schema("n BIGINT")))));
    Nothing backend = new Nothing(graph, 10);
    run(backend);
    assertThat(backend.tasks).isEqualTo(Map.of(1, 8000, 2, 2000));
    assertThat(backend.log)
        .containsExactly("start 1", "commit 1", "start 2", "release 1", "commit 2");
    assertThat(backend.most).isEqualTo(80);
  }

  @Test
  void receiversOfRunningStagesStartAtOnceAndTakeNoSlot() {
    StageGraph graph =
        graph(
            List.of(exchange(1, Kind.GATHER, 1, true, schema("n BIGINT"))),
            List.of(),
            stage(1, 100, List.of(numbers(1, 1, 1, "n")), new Output.Send(1, 1)),
            stage(2, 1, List.of(new PlanNode.Receive(1, 1, schema("n BIGINT")))));
    Nothing backend = new Nothing(graph, 1);
    run(backend);
    assertThat(backend.log.subList(0, 2)).containsExactly("start 1", "start 2");
    assertThat(backend.most).isEqualTo(8);
  }

  @Test
  void parallelismAndOrderOfVisibilityHold() {
    Stage second = stage(2, 50, List.of(1), List.of(numbers(1, 1, 1, "n")));
    StageGraph graph =
        graph(
            stage(1, 3, List.of(numbers(1, 1, 1, "n"))),
            new Stage(
                2,
                second.name(),
                second.span(),
                second.nodes(),
                second.outputs(),
                50,
                2,
                second.determinacy(),
                second.after(),
                0,
                0));
    Nothing backend = new Nothing(graph, 3);
    run(backend);
    assertThat(backend.log).containsExactly("start 1", "commit 1", "start 2", "commit 2");
    assertThat(backend.mostOfStage2).isEqualTo(6);
  }

  @Test
  void oneFailureEndsTheRun() {
    Nothing backend = new Nothing(graph(stage(1, 1000, List.of(numbers(1, 1, 1, "n")))), 1);
    backend.failing = 20;
    assertThatThrownBy(() -> run(backend)).hasMessage("task 20");
    assertThat(backend.log).containsExactly("start 1", "cancel");
    assertThat(backend.tasks.get(1)).isLessThan(60);
    assertThat(backend.waiting).isEmpty();
  }
}
