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

import io.dpl.api.diagnostic.DplException;
import io.dpl.api.diagnostic.RunCode;
import io.dpl.api.plan.Exchange;
import io.dpl.api.plan.Exchange.Kind;
import io.dpl.api.plan.Output;
import io.dpl.api.plan.PlanNode;
import io.dpl.api.plan.Stage;
import io.dpl.api.plan.Stage.Determinacy;
import io.dpl.api.plan.StageGraph;
import io.dpl.api.type.Schema;
import io.dpl.engine.cluster.FaultScript.Fault;
import io.dpl.engine.cluster.FaultScript.Step;
import io.dpl.engine.event.RunListener;
import io.dpl.engine.kit.ClusterKit;
import io.dpl.engine.kit.Outcome;
import io.dpl.engine.kit.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs that lose workers, answers and references in the middle of each of their parts: the same
 * rows, each file once and whole; or a coded end with nothing to see.
 */
@Timeout(value = 90, unit = TimeUnit.SECONDS)
class SeededFaultsTest {

  private static final long ROWS = 12_000;
  private static final long BEAT_MILLIS = 100;
  private static final List<String> PARTS =
      List.of(" map ", " spread ", " reduce ", " take ", " receive ", " expect ", " result ");

  @TempDir Path temp;

  static LongStream seeds() {
    return LongStream.range(
        0, Boolean.parseBoolean(System.getProperty("dpl.test.quick")) ? 10 : 60);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void sameRowsWhateverIsLost(long seed) throws IOException {
    Random random = new Random(seed * 0x9E3779B97F4A7C15L);
    List<Step> steps = new ArrayList<>();
    for (int i = 1 + random.nextInt(2); i > 0; i--) {
      steps.add(
          new Step(
              Fault.values()[random.nextInt(4)],
              PARTS.get((int) ((seed + i) % PARTS.size())),
              1 + random.nextInt(5)));
    }
    Determinacy determinacy = Determinacy.values()[random.nextInt(3)];
    StageGraph plan = plan(determinacy);
    boolean ended = true;
    try (ClusterKit kit = new ClusterKit(temp, 3, 256L << 20, BEAT_MILLIS)) {
      try (FaultScript script = new FaultScript(kit.transport(), random, steps)) {
        Outcome outcome = Outcome.of(kit.engine(), plan, RunListener.NONE);
        check(outcome, seed + " " + script.happened());
      } catch (DplException e) {
        ended = false;
        assertThat(e.diagnostics().get(0).code())
            .as("%s %s: %s", seed, steps, e.getMessage())
            .isIn(RunCode.TASK_ENDS_WORKERS, RunCode.VISIBLE_ROWS_LOST);
      }
    }
    assertThat(Outcome.hidden(temp)).isEmpty();
    assertThat(Files.exists(temp.resolve("out"))).isEqualTo(ended);
  }

  /** Numbers, by hash and by turns through three stages, into files and a result. */
  private StageGraph plan(Determinacy determinacy) {
    Schema pair = schema("k BIGINT", "n BIGINT");
    Schema sums = schema("k BIGINT", "c BIGINT", "s BIGINT");
    Stage map =
        named(
            "map",
            determinacy,
            stage(
                1,
                8,
                List.of(
                    numbers(1, ROWS, 8, "n"),
                    sql(2, List.of(1), pair, "SELECT n % 100 AS k, n FROM i1")),
                new Output.Send(2, 1)));
    Stage spread =
        named(
            "spread",
            determinacy == Determinacy.UNORDERED ? Determinacy.INDETERMINATE : determinacy,
            stage(
                2,
                6,
                List.of(new PlanNode.Receive(1, 1, pair)),
                new Output.Send(1, 2),
                write(1, "PARQUET", temp.resolve("out") + "/", Output.Mode.ERROR, pair)));
    Stage reduce =
        named(
            "reduce",
            determinacy == Determinacy.UNORDERED ? Determinacy.INDETERMINATE : determinacy,
            stage(
                3,
                5,
                List.of(
                    new PlanNode.Receive(1, 2, pair),
                    sql(
                        2,
                        List.of(1),
                        sums,
                        "SELECT k, count(*) AS c, sum(n)::BIGINT AS s FROM i1 GROUP BY k")),
                result(2, 0, false)));
    return graph(
        List.of(
            new Exchange(1, Kind.ROUND_ROBIN, List.of(), 6, false, 1, pair, 0, 0),
            exchange(2, Kind.HASH, 5, false, pair, "k")),
        List.of(),
        map,
        spread,
        reduce);
  }

  private static Stage named(String name, Determinacy determinacy, Stage stage) {
    return new Stage(
        stage.id(),
        name,
        stage.span(),
        stage.nodes(),
        stage.outputs(),
        stage.partitions(),
        0,
        determinacy,
        List.of(),
        0,
        0);
  }

  private void check(Outcome outcome, String what) throws IOException {
    assertThat(outcome.rows(0))
        .as(what)
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
        .as(what)
        .isEqualTo(ROWS + "|" + ROWS * (ROWS - 1) / 2);
    Outcome.checkFolder(temp.resolve("out"));
    assertThat(outcome.manifests())
        .singleElement()
        .satisfies(m -> assertThat(m.rows()).isEqualTo(ROWS));
  }
}
