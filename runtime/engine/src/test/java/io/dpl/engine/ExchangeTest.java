package io.dpl.engine;

import static io.dpl.engine.kit.Plans.exchange;
import static io.dpl.engine.kit.Plans.graph;
import static io.dpl.engine.kit.Plans.numbers;
import static io.dpl.engine.kit.Plans.result;
import static io.dpl.engine.kit.Plans.schema;
import static io.dpl.engine.kit.Plans.sql;
import static io.dpl.engine.kit.Plans.stage;
import static org.assertj.core.api.Assertions.assertThat;

import io.dpl.api.plan.Exchange.Kind;
import io.dpl.api.plan.Output;
import io.dpl.api.plan.PlanNode;
import io.dpl.api.plan.StageGraph;
import io.dpl.api.type.Schema;
import io.dpl.engine.kit.EngineKit;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExchangeTest {

  private static final Schema N = schema("n BIGINT");

  @TempDir Path temp;

  @Test
  void hashBringsEqualKeysTogether() {
    Schema pair = schema("k STRING", "n BIGINT");
    StageGraph plan =
        graph(
            List.of(exchange(1, Kind.HASH, 5, false, pair, "k")),
            List.of(),
            stage(
                1,
                3,
                List.of(
                    numbers(1, 30_000, 3, "n"),
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
    try (EngineKit kit = new EngineKit(temp)) {
      assertThat(kit.rows(plan))
          .containsExactlyInAnyOrderElementsOf(
              IntStream.range(0, 100).mapToObj(i -> "k" + i + "|300").toList());
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
    try (EngineKit kit = new EngineKit(temp)) {
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
    try (EngineKit kit = new EngineKit(temp)) {
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
      try (EngineKit kit = new EngineKit(temp)) {
        assertThat(kit.rows(plan))
            .containsExactlyElementsOf(
                LongStream.range(0, 90_000).mapToObj(String::valueOf).toList());
      }
    }
  }

  @Test
  void branchesThatMeetAgainDoNotBlockEachOther() {
    Schema pair = schema("a BIGINT", "b BIGINT");
    StageGraph plan =
        graph(
            List.of(
                exchange(1, Kind.GATHER, 1, true, pair), exchange(2, Kind.GATHER, 1, true, pair)),
            List.of(),
            stage(
                1,
                3,
                List.of(numbers(1, 1_500_000, 3, "a", "b")),
                new Output.Send(1, 1),
                new Output.Send(1, 2)),
            stage(
                2,
                1,
                List.of(
                    new PlanNode.Receive(1, 1, pair),
                    new PlanNode.Receive(2, 2, pair),
                    sql(
                        3,
                        List.of(1, 2),
                        schema("c BIGINT"),
                        "SELECT count(*) AS c FROM i1 JOIN i2 ON i1.a = i2.b")),
                result(3, 0, false)));
    try (EngineKit kit = new EngineKit(temp, 256L << 20)) {
      assertThat(kit.rows(plan)).containsExactly("1500000");
    }
  }

  @Test
  void packsThatDoNotFitGoToDisk() {
    Schema four = schema("a BIGINT", "b BIGINT", "c BIGINT", "d BIGINT");
    StageGraph plan =
        graph(
            List.of(exchange(1, Kind.HASH, 3, false, four, "a")),
            List.of(),
            stage(
                1, 2, List.of(numbers(1, 2_600_000, 2, "a", "b", "c", "d")), new Output.Send(1, 1)),
            stage(
                2,
                3,
                List.of(
                    new PlanNode.Receive(1, 1, four),
                    sql(2, List.of(1), schema("s BIGINT"), "SELECT sum(d)::BIGINT AS s FROM i1")),
                result(2, 0, false)));
    try (EngineKit kit = new EngineKit(temp, 128L << 20);
        Run run = kit.engine().start(plan)) {
      assertThat(EngineKit.rows(run.result(0)).stream().mapToLong(Long::parseLong).sum())
          .isEqualTo(2_599_999L * 2_600_000 / 2);
      assertThat(run.spilledBytes()).isPositive();
    }
  }
}
