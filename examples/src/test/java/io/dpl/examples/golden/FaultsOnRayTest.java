package io.dpl.examples.golden;

import static org.assertj.core.api.Assertions.assertThat;

import io.dpl.Dpl;
import io.dpl.Job;
import io.dpl.Ray;
import io.dpl.engine.event.RunEvent;
import io.dpl.ray.kit.RayCluster;
import io.dpl.ray.kit.RayCluster.Shape;
import io.dpl.ray.kit.WorkerJars;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** What is killed or frozen on three raylets while a script runs: the result stays the same. */
@Tag("ray")
@EnabledIfSystemProperty(named = "dpl.python.ray", matches = ".+")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Timeout(value = 240, unit = TimeUnit.SECONDS)
class FaultsOnRayTest {

  private static final String SCRIPT =
      "SET exchange = 'always';"
          + " FROM UNNEST(RANGE(4800)) AS t(i) | REPARTITION 12"
          + " | EXTEND SHA256(REPEAT('x', 200000) || i::STRING) AS hash"
          + " | AGGREGATE COUNT(*) AS n, MIN(hash) AS least, MAX(i) AS last GROUP BY i % 50 AS g"
          + " | WRITE PARQUET $out";

  private static RayCluster cluster;
  private static Dpl here;
  private static Dpl there;
  private static List<Answer> expected;

  @BeforeAll
  static void open(@TempDir Path folder) {
    here = Dpl.builder().threads(2).memoryBytes(1L << 30).open();
    expected = written(here, folder, "here", () -> {});
    Path python = Shape.python("dpl.python.ray");
    cluster =
        RayCluster.start(
            new Shape(
                python,
                3,
                2,
                1L << 30,
                false,
                Map.of(
                    "RAY_health_check_period_ms", "1000",
                    "RAY_health_check_timeout_ms", "2000",
                    "RAY_health_check_failure_threshold", "3")));
    there =
        Dpl.builder()
            .ray(
                Ray.at(cluster.address())
                    .home(python.getParent().getParent())
                    .code(WorkerJars.folder().toString()))
            .open();
  }

  @AfterAll
  static void close() {
    try {
      there.close();
      here.close();
    } finally {
      cluster.close();
    }
  }

  /** Runs the script; the fault happens when its first task is done. */
  private static List<Answer> written(Dpl dpl, Path folder, String name, Runnable fault) {
    Path out = folder.resolve(name);
    CountDownLatch working = new CountDownLatch(1);
    try (Job job =
        dpl.pipeline(SCRIPT)
            .bind("out", out + "/")
            .plan()
            .start(
                event -> {
                  if (event instanceof RunEvent.TaskFinished) {
                    working.countDown();
                  }
                })) {
      assertThat(working.await(120, TimeUnit.SECONDS)).isTrue();
      assertThat(job.isDone()).as("the fault comes in time").isFalse();
      fault.run();
      assertThat(job.await()).singleElement().satisfies(m -> assertThat(m.rows()).isEqualTo(50));
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    return Answer.of(here, "READ PARQUET '" + out + "/'");
  }

  private static ProcessHandle worker(int node) {
    return cluster
        .raylet(node)
        .descendants()
        .filter(each -> each.info().commandLine().orElse("").contains("DefaultWorker"))
        .findFirst()
        .orElseThrow();
  }

  private static void signal(String signal, ProcessHandle process) {
    try {
      new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid())).start().waitFor();
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void check(Path folder, List<Answer> actual, String what) throws IOException {
    Equality.check(expected, actual, what);
    try (Stream<Path> all = Files.walk(folder.resolve(what))) {
      assertThat(all.map(each -> each.getFileName().toString()))
          .as("only the files of the manifest")
          .noneMatch(name -> name.contains("staging") || name.endsWith(".tmp"));
    }
  }

  @Test
  @Order(1)
  void aWorkerIsKilled(@TempDir Path folder) throws IOException {
    check(folder, written(there, folder, "killed", () -> signal("KILL", worker(1))), "killed");
  }

  @Test
  @Order(2)
  void aWorkerIsFrozen(@TempDir Path folder) throws IOException {
    ProcessHandle[] frozen = new ProcessHandle[1];
    List<Answer> actual =
        written(
            there,
            folder,
            "frozen",
            () -> {
              frozen[0] = worker(2);
              signal("STOP", frozen[0]);
            });
    signal("CONT", frozen[0]); // what it still does is never visible
    check(folder, actual, "frozen");
  }

  @Test
  @Order(3)
  void aNodeIsKilled(@TempDir Path folder) throws IOException {
    check(folder, written(there, folder, "node", () -> signal("KILL", cluster.raylet(1))), "node");
  }
}
