package io.dpl.engine.cluster;

import static io.dpl.engine.kit.Plans.exchange;
import static io.dpl.engine.kit.Plans.graph;
import static io.dpl.engine.kit.Plans.numbers;
import static io.dpl.engine.kit.Plans.result;
import static io.dpl.engine.kit.Plans.schema;
import static io.dpl.engine.kit.Plans.sql;
import static io.dpl.engine.kit.Plans.stage;
import static io.dpl.engine.kit.Plans.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.dpl.api.plan.Exchange.Kind;
import io.dpl.api.plan.Output;
import io.dpl.api.plan.PlanNode;
import io.dpl.api.plan.StageGraph;
import io.dpl.api.type.Schema;
import io.dpl.engine.Run;
import io.dpl.engine.event.RunEvent;
import io.dpl.engine.event.RunListener;
import io.dpl.engine.kit.ClusterKit;
import io.dpl.engine.kit.Outcome;
import io.dpl.engine.message.Request;
import io.dpl.engine.message.Wire;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Workers that die, freeze or lose rows at a certain message: the same result, nothing lost,
 * nothing twice.
 */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class ClusterFaultsTest {

  private static final Schema PAIR = schema("k STRING", "n BIGINT");
  private static final Schema COUNTS = schema("k STRING", "c BIGINT", "s BIGINT");

  private static final List<String> EXPECTED =
      IntStream.range(0, 50)
          .mapToObj(
              k -> "k" + k + "|480|" + IntStream.range(0, 480).mapToLong(i -> k + 50L * i).sum())
          .toList();

  @TempDir Path temp;

  private volatile boolean happened = true;

  /** Counts and sums by key, over a hash exchange from 6 tasks to 5. */
  private StageGraph counts(Output output) {
    return graph(
        List.of(exchange(1, Kind.HASH, 5, false, PAIR, "k")),
        List.of(),
        stage(
            1,
            6,
            List.of(
                numbers(1, 24_000, 6, "n"),
                sql(2, List.of(1), PAIR, "SELECT 'k' || (n % 50) AS k, n FROM i1")),
            new Output.Send(2, 1)),
        stage(
            2,
            5,
            List.of(
                new PlanNode.Receive(1, 1, PAIR),
                sql(
                    2,
                    List.of(1),
                    COUNTS,
                    "SELECT k, count(*) AS c, sum(n)::BIGINT AS s FROM i1 GROUP BY k")),
            output));
  }

  /** Makes a fault happen once, before the n-th message of a kind. */
  private void at(ClusterKit kit, Class<? extends Request> kind, int number, Fault fault) {
    at(kit, kind::isInstance, number, fault);
  }

  private void at(ClusterKit kit, Predicate<Request> kind, int number, Fault fault) {
    happened = false;
    AtomicInteger seen = new AtomicInteger();
    kit.transport()
        .watch(
            sent -> {
              if (kind.test(Wire.request(sent.message())) && seen.incrementAndGet() == number) {
                happened = true;
                fault.happen(kit.transport(), sent);
              }
            });
  }

  private interface Fault {
    Fault KILL = (transport, sent) -> transport.kill(sent.worker());
    Fault DROP = (transport, sent) -> transport.drop(sent.reference());

    void happen(LocalTransport transport, LocalTransport.Sent sent);
  }

  private static boolean isTask(Request request, int stage) {
    return request instanceof Request.RunTask task && task.stage() == stage;
  }

  private void agrees(ClusterKit kit) {
    assertThat(kit.rows(counts(result(2, 0, false)))).containsExactlyInAnyOrderElementsOf(EXPECTED);
    assertThat(happened).as("the fault").isTrue();
  }

  @Test
  void aWorkerDiesWhileItSends() {
    for (int number = 1; number <= 6; number += 2) {
      try (ClusterKit kit = new ClusterKit(temp, 3)) {
        at(kit, request -> isTask(request, 1), number, Fault.KILL);
        agrees(kit);
      }
    }
  }

  @Test
  void aWorkerDiesWhileItsRowsAreTaken() {
    for (int number = 1; number <= 6; number += 2) {
      try (ClusterKit kit = new ClusterKit(temp, 3)) {
        at(kit, Request.Take.class, number, Fault.KILL);
        agrees(kit);
      }
    }
  }

  @Test
  void aWorkerDiesWhileItReceives() {
    for (int number = 1; number <= 6; number += 2) {
      try (ClusterKit kit = new ClusterKit(temp, 3)) {
        at(kit, Request.Receive.class, number, Fault.KILL);
        agrees(kit);
      }
    }
  }

  @Test
  void aWorkerDiesWhileItsResultsAreFetched() {
    try (ClusterKit kit = new ClusterKit(temp, 3)) {
      at(kit, Request.Fetch.class, 2, Fault.KILL);
      agrees(kit);
    }
  }

  @Test
  void aWorkerDiesInTheSecondStage() {
    for (int number = 1; number <= 5; number += 2) {
      try (ClusterKit kit = new ClusterKit(temp, 3)) {
        at(kit, request -> isTask(request, 2), number, Fault.KILL);
        agrees(kit);
      }
    }
  }

  @Test
  void aReferenceIsLost() {
    try (ClusterKit kit = new ClusterKit(temp, 3)) {
      at(kit, Request.Receive.class, 2, Fault.DROP);
      agrees(kit);
    }
  }

  @Test
  void aReferenceAndItsMakerAreLost() {
    try (ClusterKit kit = new ClusterKit(temp, 3)) {
      at(
          kit,
          Request.Receive.class,
          2,
          (transport, sent) -> {
            transport.drop(sent.reference());
            transport.running().stream()
                .filter(worker -> worker != sent.worker())
                .findFirst()
                .ifPresent(transport::kill);
          });
      agrees(kit);
    }
  }

  @Test
  void allWorkersButOneDie() {
    try (ClusterKit kit = new ClusterKit(temp, 3)) {
      at(
          kit,
          Request.Expect.class,
          1,
          (transport, sent) ->
              transport.running().stream()
                  .filter(worker -> worker != sent.worker())
                  .forEach(transport::kill));
      agrees(kit);
    }
  }

  @Test
  void aFrozenWorkerIsGivenUpAndItsLateAnswersAreNotHeard() throws Exception {
    ConcurrentLinkedQueue<RunEvent> events = new ConcurrentLinkedQueue<>();
    int[] frozen = new int[1];
    try (ClusterKit kit = new ClusterKit(temp, 3, 512L << 20, 500)) {
      at(
          kit,
          request -> isTask(request, 2),
          2,
          (transport, sent) -> {
            frozen[0] = sent.worker();
            transport.freeze(sent.worker());
          });
      String place = temp.resolve("out") + "/";
      try (Run run =
          kit.engine()
              .start(counts(write(2, "PARQUET", place, Output.Mode.ERROR, COUNTS)), events::add)) {
        assertThat(run.await().get(0).rows()).isEqualTo(50);
      }
      kit.transport().thaw(frozen[0]);
    }
    assertThat(events).anyMatch(RunEvent.TaskAgain.class::isInstance);
    assertThat(happened).as("the fault").isTrue();
    Outcome.checkFolder(temp.resolve("out"));
    assertThat(Outcome.hidden(temp)).isEmpty();
  }

  @Test
  void aWorkerDiesWhileItWrites() throws Exception {
    for (int number = 1; number <= 5; number += 2) {
      Path out = temp.resolve("out" + number);
      try (ClusterKit kit = new ClusterKit(temp, 3);
          Run run = start(kit, out, number)) {
        assertThat(run.await().get(0).rows()).isEqualTo(50);
      }
      assertThat(happened).as("the fault").isTrue();
      Outcome.checkFolder(out);
      assertThat(Outcome.hidden(temp)).isEmpty();
    }
  }

  private Run start(ClusterKit kit, Path out, int number) {
    at(kit, request -> isTask(request, 2), number, Fault.KILL);
    return kit.engine()
        .start(counts(write(2, "PARQUET", out + "/", Output.Mode.ERROR, COUNTS)), RunListener.NONE);
  }

  @Test
  void nothingIsKeptAfterARun() {
    try (ClusterKit kit = new ClusterKit(temp, 3)) {
      agrees(kit);
      assertThat(kit.transport().references()).isEmpty();
    }
  }

  @Test
  void oneModelIsLoadedOnceANode() {
    Schema twice = schema("n BIGINT", "twice BIGINT");
    StageGraph plan =
        graph(
            List.of(),
            List.of(io.dpl.engine.kit.Plans.doubling(16, 16)),
            stage(
                1,
                6,
                List.of(
                    numbers(1, 600, 6, "n"),
                    new PlanNode.Model(
                        2,
                        1,
                        "double",
                        List.of("n"),
                        16,
                        "",
                        List.of(twice.fields().get(1)),
                        io.dpl.engine.kit.Plans.SPAN,
                        twice)),
                result(2, 0, true)));
    try (ClusterKit kit = new ClusterKit(temp, 3)) {
      assertThat(kit.rows(plan)).hasSize(600).endsWith("599|1198");
      assertThat(kit.model.open.get()).isBetween(1, 3);
    }
  }
}
