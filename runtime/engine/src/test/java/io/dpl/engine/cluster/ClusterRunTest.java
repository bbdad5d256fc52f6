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

import io.dpl.api.plan.BarrierRule;
import io.dpl.api.plan.Exchange.Kind;
import io.dpl.api.plan.Output;
import io.dpl.api.plan.PlanNode;
import io.dpl.api.plan.Stage;
import io.dpl.api.plan.StageGraph;
import io.dpl.api.type.Schema;
import io.dpl.engine.Run;
import io.dpl.engine.event.RunEvent;
import io.dpl.engine.event.RunListener;
import io.dpl.engine.kit.ClusterKit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ClusterRunTest {

  private static final Schema N = schema("n BIGINT");

  @TempDir Path temp;

  @Test
  void resultsComeInTheOrderOfPartitions() {
    StageGraph plan = graph(stage(1, 7, List.of(numbers(1, 70_000, 7, "n")), result(1, 0, true)));
    try (ClusterKit kit = new ClusterKit(temp, 3)) {
      assertThat(kit.rows(plan))
          .containsExactlyElementsOf(
              LongStream.range(0, 70_000).mapToObj(String::valueOf).toList());
    }
  }

  @Test
  void writesPartFilesOfAllWorkers() throws IOException {
    StageGraph plan =
        graph(
            stage(
                1,
                5,
                List.of(numbers(1, 5_000, 5, "n")),
                write(1, "NUMBERS", temp.resolve("out") + "/", Output.Mode.ERROR, N)));
    try (ClusterKit kit = new ClusterKit(temp, 3);
        Run run = kit.engine().start(plan, RunListener.NONE)) {
      assertThat(run.await().get(0).rows()).isEqualTo(5_000);
    }
    assertThat(lines(temp.resolve("out")))
        .containsExactlyElementsOf(LongStream.range(0, 5_000).mapToObj(String::valueOf).toList());
  }

  static List<String> lines(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("part-"))
          .sorted()
          .flatMap(
              file -> {
                try {
                  return Files.readAllLines(file).stream();
                } catch (IOException e) {
                  throw new java.io.UncheckedIOException(e);
                }
              })
          .toList();
    }
  }

  @Test
  void hashBringsEqualKeysTogether() {
    Schema pair = schema("k STRING", "n BIGINT");
    StageGraph plan =
        graph(
            List.of(exchange(1, Kind.HASH, 5, false, pair, "k")),
            List.of(),
            stage(
                1,
                4,
                List.of(
                    numbers(1, 40_000, 4, "n"),
                    sql(2, List.of(1), pair, "SELECT 'k' || (n % 100) AS k, n FROM i1")),
                new Output.Send(2, 1)),
            stage(
                2,
                5,
                List.of(
                    new PlanNode.Receive(1, 1, pair),
                    sql(
                        2,
                        List.of(1),
                        schema("k STRING", "c BIGINT"),
                        "SELECT k, count(*) AS c FROM i1 GROUP BY k")),
                result(2, 0, false)));
    try (ClusterKit kit = new ClusterKit(temp, 3)) {
      assertThat(kit.rows(plan))
          .containsExactlyInAnyOrderElementsOf(
              IntStream.range(0, 100).mapToObj(i -> "k" + i + "|400").toList());
    }
  }

  @Test
  void bothSidesOfAJoinMeet() {
    Schema left = schema("a BIGINT");
    Schema right = schema("b BIGINT", "c BIGINT");
    StageGraph plan =
        graph(
            List.of(
                exchange(1, Kind.HASH, 4, false, left, "a"),
                exchange(2, Kind.HASH, 4, false, right, "b")),
            List.of(),
            stage(1, 2, List.of(numbers(1, 10_000, 2, "a")), new Output.Send(1, 1)),
            stage(2, 3, List.of(numbers(1, 5_000, 3, "b", "c")), new Output.Send(1, 2)),
            stage(
                3,
                4,
                List.of(
                    new PlanNode.Receive(1, 1, left),
                    new PlanNode.Receive(2, 2, right),
                    sql(
                        3,
                        List.of(1, 2),
                        schema("s BIGINT"),
                        "SELECT count(*) AS s FROM i1 JOIN i2 ON a = b")),
                result(3, 0, false)));
    try (ClusterKit kit = new ClusterKit(temp, 3)) {
      assertThat(kit.rows(plan).stream().mapToLong(Long::parseLong).sum()).isEqualTo(5_000);
    }
  }

  @Test
  void broadcastGivesAllToEach() {
    StageGraph plan =
        graph(
            List.of(exchange(1, Kind.BROADCAST, 3, false, N)),
            List.of(),
            stage(1, 2, List.of(numbers(1, 10, 2, "n")), new Output.Send(1, 1)),
            stage(
                2,
                3,
                List.of(
                    new PlanNode.Receive(1, 1, N),
                    sql(2, List.of(1), schema("s BIGINT"), "SELECT sum(n) AS s FROM i1")),
                result(2, 0, false)));
    try (ClusterKit kit = new ClusterKit(temp, 3)) {
      assertThat(kit.rows(plan)).containsExactly("45", "45", "45");
    }
  }

  @Test
  void gatherKeepsTheOrderOfPartitions() {
    for (boolean pipelined : new boolean[] {false, true}) {
      StageGraph plan =
          graph(
              List.of(exchange(1, Kind.GATHER, 1, pipelined, N)),
              List.of(),
              stage(1, 9, List.of(numbers(1, 90_000, 9, "n")), new Output.Send(1, 1)),
              stage(2, 1, List.of(new PlanNode.Receive(1, 1, N)), result(1, 0, true)));
      try (ClusterKit kit = new ClusterKit(temp, 3)) {
        assertThat(kit.rows(plan))
            .containsExactlyElementsOf(
                LongStream.range(0, 90_000).mapToObj(String::valueOf).toList());
      }
    }
  }

  @Test
  void fewRowsAreMergedAtTheBarrier() {
    StageGraph plan = sums(8, 600);
    ConcurrentLinkedQueue<RunEvent> events = new ConcurrentLinkedQueue<>();
    try (ClusterKit kit = new ClusterKit(temp, 3)) {
      assertThat(
              kit.rows(plan, events::add).stream()
                  .filter(sum -> !sum.equals("null"))
                  .mapToLong(Long::parseLong)
                  .sum())
          .isEqualTo(599L * 600 / 2);
    }
    assertThat(events)
        .contains(new RunEvent.StageStarted(2, "stage 2", 3)) // one for each worker, not 8
        .contains(new RunEvent.StageStarted(1, "stage 1", 4));
  }

  /** Sums over a hash exchange whose number of receivers may be merged. */
  private static StageGraph sums(int planned, long rows) {
    BarrierRule rule =
        new BarrierRule(
            BarrierRule.Formula.BYTES, planned, 0, 0, true, 3, 6, 1, false, 1 << 20, 1, planned);
    Stage receives =
        stage(
            2,
            planned,
            List.of(
                new PlanNode.Receive(1, 1, N),
                sql(2, List.of(1), schema("s BIGINT"), "SELECT sum(n)::BIGINT AS s FROM i1")),
            result(2, 0, false));
    return graph(
        List.of(exchange(1, Kind.HASH, planned, false, N, "n")),
        List.of(),
        stage(1, 4, List.of(numbers(1, rows, 4, "n")), new Output.Send(1, 1)),
        new Stage(
            2,
            receives.name(),
            receives.span(),
            receives.nodes(),
            receives.outputs(),
            planned,
            0,
            receives.determinacy(),
            List.of(),
            0,
            0,
            rule));
  }

  @Test
  void aRunWaitsForWorkersWhereAllWereLost() {
    StageGraph plan = graph(stage(1, 7, List.of(numbers(1, 700, 7, "n")), result(1, 0, true)));
    try (ClusterKit kit = new ClusterKit(temp, 2)) {
      kit.transport().running().forEach(kit.transport()::kill);
      assertThat(kit.rows(plan)).hasSize(700);
    }
  }
}
