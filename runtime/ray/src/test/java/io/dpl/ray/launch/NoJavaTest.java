package io.dpl.ray.launch;

import static io.dpl.engine.kit.Plans.graph;
import static io.dpl.engine.kit.Plans.result;
import static io.dpl.engine.kit.Plans.schema;
import static io.dpl.engine.kit.Plans.sql;
import static io.dpl.engine.kit.Plans.stage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dpl.api.diagnostic.DplException;
import io.dpl.api.diagnostic.RunCode;
import io.dpl.api.plan.StageGraph;
import io.dpl.engine.event.RunEvent;
import io.dpl.engine.kit.Outcome;
import io.dpl.ray.kit.RayCluster;
import io.dpl.ray.kit.RayCluster.Shape;
import io.dpl.ray.kit.WorkerJars;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Nodes that were started without Java: Ray itself would end them when a worker is asked for. */
@Tag("ray")
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class NoJavaTest {

  private static final List<String> NEEDED =
      List.of("sh", "bash", "sed", "head", "tr", "grep", "cat", "env", "uname");

  private static final StageGraph PLAN =
      graph(
          stage(
              1,
              1,
              List.of(sql(1, List.of(), schema("n INTEGER"), "SELECT 1 AS n")),
              result(1, 0, true)));

  private static Path programs;

  private static RayRunner open(String address) {
    return RayRunner.open(
        new RayOptions(
            address,
            Optional.of(Shape.python("dpl.python.ray").getParent().getParent()),
            Optional.of(WorkerJars.folder().toString()),
            List.of(),
            true));
  }

  private static void saysSo(ThrowingCallable action) {
    assertThatThrownBy(action)
        .isInstanceOfSatisfying(
            DplException.class,
            e -> {
              assertThat(e.diagnostics().get(0).code()).isEqualTo(RunCode.RAY_NO_JAVA);
              assertThat(e.diagnostics().get(0).help()).isNotEmpty();
            });
  }

  @Test
  void aHeadWithoutJavaIsLeftAlone() throws IOException {
    try (RayCluster cluster = RayCluster.start(shape("PATH").withDashboard())) {
      saysSo(() -> open(cluster.dashboard()).close());
      saysSo(() -> open(cluster.address()).close());
      assertThat(cluster.raylet(0).isAlive()).as("Ray dies of Java there").isTrue();
    }
  }

  @Test
  void aNodeWithoutJavaIsLeftOut() throws IOException {
    ConcurrentLinkedQueue<RunEvent> events = new ConcurrentLinkedQueue<>();
    try (RayCluster cluster = RayCluster.start(shape("PATH@127.0.0.3"));
        RayRunner runner = open(cluster.address())) {
      assertThat(runner.cluster().nodes())
          .singleElement()
          .satisfies(node -> assertThat(node.name()).isEqualTo("127.0.0.2"));
      assertThat(runner.notes()).singleElement().asString().contains("127.0.0.3", "DPL5313");
      assertThat(Outcome.of(runner, PLAN, events::add).rows(0)).containsExactly("1");
      assertThat(events)
          .anyMatch(e -> e instanceof RunEvent.Note note && note.text().contains("127.0.0.3"));
      assertThat(cluster.raylet(1).isAlive()).as("Ray dies of Java there").isTrue();
    }
  }

  /** Two nodes, some of which have a path with all that Ray needs but Java. */
  private static Shape shape(String where) throws IOException {
    return Shape.of(2, 2).with(where, programs.toString());
  }

  @BeforeAll
  static void choosePrograms() throws IOException {
    programs = Files.createTempDirectory("programs");
    for (String name : NEEDED) {
      for (String folder : List.of("/usr/bin", "/bin")) {
        Path program = Path.of(folder, name);
        Path link = programs.resolve(name);
        if (Files.exists(program) && !Files.exists(link)) {
          Files.createSymbolicLink(link, program);
        }
      }
    }
  }

  @AfterAll
  static void removePrograms() throws IOException {
    for (String name : NEEDED) {
      Files.deleteIfExists(programs.resolve(name));
    }
    Files.delete(programs);
  }
}
