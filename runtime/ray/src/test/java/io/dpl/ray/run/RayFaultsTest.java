package io.dpl.ray.run;

import static io.dpl.engine.kit.Plans.exchange;
import static io.dpl.engine.kit.Plans.graph;
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
import io.dpl.engine.event.RunEvent;
import io.dpl.engine.kit.Outcome;
import io.dpl.engine.kit.Sources;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Three raylets of which one loses its worker, dies or is frozen for 20 s while a stage runs: the
 * same rows, each file once and whole.
 */
@Tag("ray")
@Timeout(value = 240, unit = TimeUnit.SECONDS)
class RayFaultsTest {

  private static final long ROWS = 24_000;
  private static final int MAP = 1;
  private static final int WRITE = 2;

  @TempDir Path temp;

  /** What happens to a node. The first one has the driver's own raylet, and stays. */
  enum Fault {
    WORKER_KILLED,
    RAYLET_KILLED,
    FROZEN
  }

  /** Which fault, at which task of which stage. The first of the second is the exchange. */
  @ParameterizedTest
  @CsvSource({
    "WORKER_KILLED, 1, 3, 11",
    "WORKER_KILLED, 2, 1, 12",
    "RAYLET_KILLED, 1, 4, 14",
    "FROZEN, 2, 3, 17"
  })
  void sameRowsWhateverANodeDoes(Fault fault, int stage, int task, long seed) throws Exception {
    try (RayRuns runs = new RayRuns(3, 2)) {
      StageGraph plan = plan();
      int node = 1 + new Random(seed).nextInt(2);
      CompletableFuture<?>[] done = {null};
      AtomicInteger started = new AtomicInteger();
      ConcurrentLinkedQueue<RunEvent> events = new ConcurrentLinkedQueue<>();
      Outcome outcome =
          Outcome.of(
              runs.runner(),
              plan,
              event -> {
                events.add(event);
                if (event instanceof RunEvent.TaskStarted
                    && event.stage() == stage
                    && started.incrementAndGet() == task) {
                  done[0] = CompletableFuture.runAsync(() -> happen(fault, runs, node));
                }
              });
      assertThat(done[0]).as("the fault").isNotNull();
      check(outcome);
      assertThat(events)
          .as("it was noticed")
          .anyMatch(e -> e instanceof RunEvent.Note note && note.text().contains("was lost"));
      done[0].get(60, TimeUnit.SECONDS);
      assertThat(Outcome.hidden(temp)).as("staging").isEmpty();
      Outcome.checkFolder(temp.resolve("out"));
    }
  }

  private static void happen(Fault fault, RayRuns runs, int node) {
    switch (fault) {
      case WORKER_KILLED -> runs.worker(node).destroyForcibly();
      case RAYLET_KILLED -> runs.cluster().raylet(node).destroyForcibly();
      case FROZEN -> {
        List<ProcessHandle> all = runs.processes(node);
        all.forEach(process -> signal("STOP", process));
        try {
          Thread.sleep(20_000);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
        all.forEach(process -> signal("CONT", process));
      }
    }
  }

  private static void signal(String name, ProcessHandle process) {
    try {
      new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Each task takes a while; the second stage takes rows of all workers and writes. */
  private StageGraph plan() {
    Schema pair = schema("k BIGINT", "n BIGINT");
    Schema sums = schema("k BIGINT", "c BIGINT", "s BIGINT");
    String slow =
        "(SELECT count(*) FROM range(3000) a(i), range(3000) b(j) WHERE (i * j) % 7 = 3) > 0";
    return graph(
        List.of(exchange(1, Kind.HASH, 8, false, pair, "k")),
        List.of(),
        stage(
            MAP,
            12,
            List.of(
                new Sources(temp).numbers(1, ROWS, 12),
                sql(2, List.of(1), pair, "SELECT n % 100 AS k, n FROM i1 WHERE " + slow)),
            new Output.Send(2, 1)),
        stage(
            WRITE,
            8,
            List.of(
                new PlanNode.Receive(1, 1, pair),
                sql(2, List.of(1), pair, "SELECT k, n FROM i1 WHERE " + slow),
                sql(
                    3,
                    List.of(2),
                    sums,
                    "SELECT k, count(*) AS c, sum(n)::BIGINT AS s FROM i1 GROUP BY k")),
            write(2, "PARQUET", temp.resolve("out") + "/", Output.Mode.ERROR, pair),
            result(3, 0, false)));
  }

  private void check(Outcome outcome) {
    assertThat(outcome.rows(0))
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, 100)
                .mapToObj(
                    k ->
                        k
                            + "|"
                            + ROWS / 100
                            + "|"
                            + LongStream.range(0, ROWS / 100).map(i -> i * 100 + k).sum())
                .toList());
    assertThat(Sources.count(temp.resolve("out") + "/*.parquet", "n"))
        .isEqualTo(ROWS + "|" + ROWS * (ROWS - 1) / 2);
    assertThat(outcome.manifests())
        .singleElement()
        .satisfies(m -> assertThat(m.rows()).isEqualTo(ROWS));
  }
}
