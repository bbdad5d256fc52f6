package io.dpl.engine.backend;

import static io.dpl.engine.kit.Plans.exchange;
import static io.dpl.engine.kit.Plans.graph;
import static io.dpl.engine.kit.Plans.result;
import static io.dpl.engine.kit.Plans.schema;
import static io.dpl.engine.kit.Plans.sql;
import static io.dpl.engine.kit.Plans.stage;
import static io.dpl.engine.kit.Plans.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dpl.api.diagnostic.DplException;
import io.dpl.api.diagnostic.RunCode;
import io.dpl.api.plan.Exchange;
import io.dpl.api.plan.Exchange.Kind;
import io.dpl.api.plan.Output;
import io.dpl.api.plan.PlanNode;
import io.dpl.api.plan.PlanNode.Fragment;
import io.dpl.api.plan.Stage;
import io.dpl.api.plan.StageGraph;
import io.dpl.api.type.Schema;
import io.dpl.engine.Run;
import io.dpl.engine.Runner;
import io.dpl.engine.event.RunEvent;
import io.dpl.engine.event.RunListener;
import io.dpl.engine.kit.Outcome;
import io.dpl.engine.kit.Plans;
import io.dpl.engine.kit.Sources;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What every backend does with a plan. The plans use SQL, and Parquet files that are made here, so
 * that workers need nothing but the library. A backend's test extends this and opens a runner.
 */
@Timeout(120)
public abstract class BackendContract {

  private static final Schema N = schema("n BIGINT");

  @TempDir protected Path temp;

  private Runner runner;
  private Sources sources;

  /** A runner on the backend; asked for once a test. */
  protected abstract Runner open();

  /** Checks that nothing is left after the runner was closed. */
  protected void checkClosed() throws Exception {}

  @BeforeEach
  void start() {
    sources = new Sources(temp);
    runner = open();
  }

  @AfterEach
  void end() throws Exception {
    runner.close();
    checkClosed();
  }

  private Outcome run(StageGraph graph) {
    return Outcome.of(runner, graph, RunListener.NONE);
  }

  private String place(String name) {
    return temp.resolve(name).toString() + (name.endsWith("/") ? "/" : "");
  }

  private static PlanNode.Receive receive(int id, int exchange) {
    return new PlanNode.Receive(id, exchange, N);
  }

  @Test
  void resultsComeInTheOrderOfThePartitions() {
    StageGraph plan =
        graph(stage(1, 5, List.of(sources.numbers(1, 1000, 5)), result(1, 0, true)));
    assertThat(run(plan).rows(0))
        .containsExactlyElementsOf(LongStream.range(0, 1000).mapToObj(Long::toString).toList());
  }

  @Test
  void equalKeysMeet() {
    Schema counts = schema("n BIGINT", "c BIGINT");
    StageGraph plan =
        graph(
            List.of(exchange(1, Kind.HASH, 5, false, N, "n")),
            List.of(),
            stage(
                1,
                3,
                List.of(
                    sources.numbers(1, 30_000, 3),
                    sql(2, List.of(1), N, "SELECT n % 100 AS n FROM i1")),
                new Output.Send(2, 1)),
            stage(
                2,
                5,
                List.of(
                    receive(1, 1),
                    sql(
                        2,
                        List.of(1),
                        counts,
                        "SELECT n, count(*) AS c FROM i1 GROUP BY n")),
                result(2, 0, false)));
    assertThat(run(plan).rows(0))
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, 100).mapToObj(i -> i + "|300").toList());
  }

  @Test
  void numberedRowsGoToTheirPartition() {
    Schema numbered = schema("n BIGINT", "p INTEGER");
    Schema seen = schema("p INTEGER", "first BIGINT", "last BIGINT", "c BIGINT");
    StageGraph plan =
        graph(
            List.of(exchange(1, Kind.RANGE, 4, false, numbered, "p")),
            List.of(),
            stage(
                1,
                3,
                List.of(
                    sources.numbers(1, 10_000, 3),
                    sql(
                        2,
                        List.of(1),
                        numbered,
                        "SELECT n, CAST(n // 2000 AS INTEGER) AS p FROM i1")),
                new Output.Send(2, 1)),
            stage(
                2,
                4,
                List.of(
                    new PlanNode.Receive(1, 1, numbered),
                    sql(
                        2,
                        List.of(1),
                        seen,
                        "SELECT CAST(min(p) AS INTEGER) AS p, min(n) AS first, max(n) AS last,"
                            + " count(*) AS c FROM i1")),
                result(2, 0, true)));
    assertThat(run(plan).rows(0))
        .containsExactly(
            "0|0|1999|2000", "1|2000|3999|2000", "2|4000|5999|2000", "3|6000|9999|4000");
  }

  @Test
  void roundRobinDealsBlocksInRounds() {
    Schema bounds = schema("lo BIGINT", "hi BIGINT", "c BIGINT");
    StageGraph plan =
        graph(
            List.of(new Exchange(1, Kind.ROUND_ROBIN, List.of(), 4, false, 64, N, 0, 0)),
            List.of(),
            stage(1, 3, List.of(sources.numbers(1, 10_000, 3)), new Output.Send(1, 1)),
            stage(
                2,
                4,
                List.of(
                    receive(1, 1),
                    sql(
                        2,
                        List.of(1),
                        bounds,
                        "SELECT min(n) AS lo, max(n) AS hi, count(*) AS c FROM i1")),
                result(2, 0, true)));
    assertThat(run(plan).rows(0))
        .containsExactly("0|9791|2496", "128|9855|2496", "256|9919|2496", "384|9999|2512");
  }

  @Test
  void broadcastGivesAllRowsToEach() {
    Schema sums = schema("s BIGINT", "k BIGINT");
    StageGraph plan =
        graph(
            List.of(exchange(1, Kind.BROADCAST, 3, false, N)),
            List.of(),
            stage(1, 2, List.of(sources.numbers(1, 1000, 2)), new Output.Send(1, 1)),
            stage(
                2,
                3,
                List.of(
                    receive(1, 1),
                    sources.numbers(2, 300, 3),
                    sql(
                        3,
                        List.of(1, 2),
                        sums,
                        "SELECT (SELECT sum(n) FROM i1)::BIGINT AS s, count(*) AS k FROM i2")),
                result(3, 0, false)));
    assertThat(run(plan).rows(0)).containsExactly("499500|100", "499500|100", "499500|100");
  }

  @Test
  void gatherBringsPartitionAfterPartition() {
    for (boolean pipelined : List.of(false, true)) {
      StageGraph plan =
          graph(
              List.of(exchange(1, Kind.GATHER, 1, pipelined, N)),
              List.of(),
              stage(1, 4, List.of(sources.numbers(1, 20_000, 4)), new Output.Send(1, 1)),
              stage(2, 1, List.of(receive(1, 1)), result(1, 0, true)));
      assertThat(run(plan).rows(0))
          .containsExactlyElementsOf(
              LongStream.range(0, 20_000).mapToObj(Long::toString).toList());
    }
  }

  @Test
  void twoStagesSendToOne() {
    StageGraph plan =
        graph(
            List.of(exchange(1, Kind.GATHER, 1, false, N)),
            List.of(),
            stage(1, 2, List.of(sources.numbers(1, 10, 2)), new Output.Send(1, 1)),
            stage(2, 3, List.of(sources.numbers(1, 6, 3)), new Output.Send(1, 1)),
            stage(3, 1, List.of(receive(1, 1)), result(1, 0, true)));
    assertThat(run(plan).rows(0))
        .containsExactly(
            "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "0", "1", "2", "3", "4", "5");
  }

  @Test
  void oneStageGivesSeveralOutputs() throws Exception {
    Schema even = schema("e BIGINT");
    StageGraph plan =
        graph(
            List.of(exchange(1, Kind.HASH, 3, false, even, "e")),
            List.of(),
            stage(
                1,
                4,
                List.of(
                    sources.numbers(1, 4000, 4),
                    sql(2, List.of(1), even, "SELECT n AS e FROM i1 WHERE n % 2 = 0")),
                write(1, "PARQUET", place("all/"), Output.Mode.ERROR, N),
                new Output.Send(2, 1),
                new Output.Discard(1)),
            stage(
                2,
                3,
                List.of(new PlanNode.Receive(1, 1, even)),
                write(1, "PARQUET", place("even/"), Output.Mode.ERROR, even),
                result(1, 0, false)));
    Outcome outcome = run(plan);
    assertThat(outcome.rows(0)).hasSize(2000).doesNotHaveDuplicates();
    assertThat(outcome.manifests()).extracting(manifest -> manifest.rows())
        .containsExactlyInAnyOrder(4000L, 2000L);
    assertThat(Sources.count(place("all/") + "*.parquet", "n")).isEqualTo("4000|7998000");
    assertThat(Sources.count(place("even/") + "*.parquet", "e")).isEqualTo("2000|3998000");
    Outcome.checkFolder(temp.resolve("all"));
    Outcome.checkFolder(temp.resolve("even"));
  }

  @Test
  void aStageReadsWhatAnotherHasWritten() {
    Stage writes =
        stage(
            1,
            3,
            List.of(sources.numbers(1, 3000, 3)),
            write(1, "PARQUET", place("out/"), Output.Mode.ERROR, N));
    Stage reads =
        stage(
            2,
            1,
            List.of(1),
            List.of(
                sql(
                    1,
                    List.of(),
                    schema("c BIGINT"),
                    "SELECT count(*) AS c FROM read_parquet('" + place("out/") + "*.parquet')")),
            result(1, 0, false));
    assertThat(run(graph(writes, reads)).rows(0)).containsExactly("3000");
  }

  @Test
  void aFailureNamesItsPlaceAndShowsNothing() {
    StageGraph plan =
        graph(
            List.of(exchange(1, Kind.HASH, 2, false, N, "n")),
            List.of(),
            stage(1, 3, List.of(sources.numbers(1, 3000, 3)), new Output.Send(1, 1)),
            stage(
                2,
                2,
                List.of(receive(1, 1), dividing(2, 1)),
                write(2, "PARQUET", place("out/"), Output.Mode.ERROR, N)));
    DplException failure =
        catchThrowableOfType(DplException.class, () -> run(plan));
    assertThat(failure.diagnostics().get(0).code()).isEqualTo(RunCode.DIVISION_BY_ZERO);
    assertThat(failure.diagnostics().get(0).span()).isEqualTo(Plans.SPAN);
    assertThat(temp.resolve("out")).doesNotExist();
    assertThat(Outcome.hidden(temp)).isEmpty();
  }

  /** Divides by zero where n is 1234. */
  private static Fragment dividing(int id, int input) {
    Fragment.Fallible division =
        new Fragment.Fallible(
            "10 // (n - 1234)", List.of("10", "n - 1234"), Plans.SPAN, "integer division");
    Fragment.Step step =
        new Fragment.Step(
            "q1",
            "SELECT 10 // (n - 1234) AS n FROM i1",
            Plans.span(2),
            "i1",
            List.of(division));
    return new Fragment(
        id,
        List.of(new Fragment.Input("i1", input)),
        List.of(),
        List.of(step),
        false,
        false,
        N);
  }

  @Test
  void anOutputThatExistsIsRefusedBeforeAnythingRuns() throws Exception {
    Files.createDirectories(temp.resolve("out"));
    Files.writeString(temp.resolve("out").resolve("mine.txt"), "mine");
    StageGraph plan =
        graph(
            stage(
                1,
                1,
                List.of(sources.numbers(1, 10, 1)),
                write(1, "PARQUET", place("out/"), Output.Mode.ERROR, N)));
    ConcurrentLinkedQueue<RunEvent> events = new ConcurrentLinkedQueue<>();
    DplException failure =
        catchThrowableOfType(DplException.class, () -> Outcome.of(runner, plan, events::add));
    assertThat(failure.diagnostics().get(0).code()).isEqualTo(RunCode.OUTPUT_EXISTS);
    assertThat(events).isEmpty();
  }

  @Test
  void cancelEndsEverythingAndShowsNothing() throws Exception {
    StageGraph plan =
        graph(
            stage(
                1,
                2,
                List.of(
                    sources.numbers(1, 2, 2),
                    sql(
                        2,
                        List.of(1),
                        N,
                        "SELECT count(*) AS n FROM i1, range(10000000) a(i), range(10000000) b(j)"
                            + " WHERE i * j % 7 = n")),
                write(2, "PARQUET", place("out/"), Output.Mode.ERROR, N)));
    CountDownLatch started = new CountDownLatch(1);
    RunListener listener =
        event -> {
          if (event instanceof RunEvent.TaskStarted) {
            started.countDown();
          }
        };
    try (Run run = runner.start(plan, listener)) {
      assertThat(started.await(60, TimeUnit.SECONDS)).isTrue();
      Thread.sleep(200);
      run.cancel();
      assertThatThrownBy(run::await)
          .isInstanceOfSatisfying(
              DplException.class,
              e -> assertThat(e.diagnostics().get(0).code()).isEqualTo(RunCode.CANCELLED));
    }
    assertThat(temp.resolve("out")).doesNotExist();
    assertThat(run(graph(stage(1, 2, List.of(sources.numbers(1, 10, 2)), result(1, 0, true))))
            .rows(0))
        .as("the next run")
        .hasSize(10);
  }

  @Test
  void aResultThatNobodyWantsEndsItsRun() {
    StageGraph plan =
        graph(
            stage(
                1,
                2,
                List.of(
                    sources.numbers(1, 2, 2),
                    sql(2, List.of(1), N, "SELECT i AS n FROM i1, range(100000000) t(i)")),
                result(2, 0, false)));
    try (Run run = runner.start(plan, RunListener.NONE)) {
      run.result(0).close();
      run.await();
    }
  }

  @Test
  void eachTaskIsToldOfOnce() {
    ConcurrentLinkedQueue<RunEvent> events = new ConcurrentLinkedQueue<>();
    StageGraph plan =
        graph(
            List.of(exchange(1, Kind.HASH, 3, false, N, "n")),
            List.of(),
            stage(1, 6, List.of(sources.numbers(1, 6000, 6)), new Output.Send(1, 1)),
            stage(2, 3, List.of(receive(1, 1)), result(1, 0, false)));
    assertThat(Outcome.of(runner, plan, events::add).rows(0)).hasSize(6000);
    assertThat(events).filteredOn(RunEvent.TaskStarted.class::isInstance).hasSize(9);
    assertThat(events)
        .filteredOn(RunEvent.TaskFinished.class::isInstance)
        .extracting(event -> event.stage())
        .containsExactlyInAnyOrder(1, 1, 1, 1, 1, 1, 2, 2, 2);
    assertThat(events)
        .filteredOn(RunEvent.StageFinished.class::isInstance)
        .extracting(event -> ((RunEvent.StageFinished) event).rows())
        .containsExactlyInAnyOrder(6000L, 6000L);
  }

  @Test
  void severalRunsAtOnceDoNotMeet() {
    StageGraph plan =
        graph(
            List.of(exchange(1, Kind.HASH, 2, false, N, "n")),
            List.of(),
            stage(1, 2, List.of(sources.numbers(1, 2000, 2)), new Output.Send(1, 1)),
            stage(2, 2, List.of(receive(1, 1)), result(1, 0, false)));
    try (Run first = runner.start(plan, RunListener.NONE);
        Run second = runner.start(plan, RunListener.NONE)) {
      assertThat(Outcome.rows(second.result(0))).hasSize(2000).doesNotHaveDuplicates();
      assertThat(Outcome.rows(first.result(0))).hasSize(2000).doesNotHaveDuplicates();
      first.await();
      second.await();
    }
  }
}
