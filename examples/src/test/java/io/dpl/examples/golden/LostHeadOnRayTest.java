package io.dpl.examples.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dpl.Dpl;
import io.dpl.Job;
import io.dpl.Ray;
import io.dpl.api.diagnostic.DplException;
import io.dpl.api.diagnostic.RunCode;
import io.dpl.engine.event.RunEvent;
import io.dpl.ray.kit.RayCluster;
import io.dpl.ray.kit.RayCluster.Shape;
import io.dpl.ray.kit.WorkerJars;
import io.dpl.ray.launch.RayOptions;
import io.dpl.ray.launch.RayRunner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** The head dies while a script runs: this process is told, lives on, and runs the next one. */
@Tag("ray")
@EnabledIfSystemProperty(named = "dpl.python.ray", matches = ".+")
@Timeout(value = 180, unit = TimeUnit.SECONDS)
class LostHeadOnRayTest {

  private static final String HOURS =
      "FROM UNNEST(RANGE(4000000)) AS t(i) | REPARTITION 4"
          + " | EXTEND SHA256(REPEAT('x', 2000000) || i::STRING) AS hash | WRITE PARQUET $out";

  private static Ray child(RayCluster cluster) {
    return Ray.at(cluster.address())
        .home(Shape.python("dpl.python.ray").getParent().getParent())
        .code(WorkerJars.folder().toString());
  }

  private static void fails(RunCode code, ThrowingCallable action) {
    assertThatThrownBy(action)
        .isInstanceOfSatisfying(
            DplException.class,
            e -> {
              assertThat(e.diagnostics().get(0).code()).isEqualTo(code);
              assertThat(e.diagnostics().get(0).help()).isNotEmpty();
            });
  }

  @Test
  void theRunEndsWithACodeAndTheProcessLivesOn(@TempDir Path folder) throws Exception {
    try (RayCluster cluster = RayCluster.start(Shape.of(1, 2).withDashboard());
        Dpl child = Dpl.builder().ray(child(cluster)).open();
        RayRunner job = job(cluster.dashboard())) {
      assertThat(job.cluster().cpus()).isEqualTo(2);
      CountDownLatch working = new CountDownLatch(1);
      try (Job run =
          child
              .pipeline(HOURS)
              .bind("out", folder.resolve("out") + "/")
              .plan()
              .start(
                  event -> {
                    if (event instanceof RunEvent.TaskStarted) {
                      working.countDown();
                    }
                  })) {
        assertThat(working.await(90, TimeUnit.SECONDS)).isTrue();
        cluster.head().destroyForcibly();
        fails(RunCode.RAY_HEAD_LOST, run::await);
        fails(RunCode.RAY_HEAD_LOST, () -> ask(job));
      }
      assertThat(Files.exists(folder.resolve("out"))).as("nothing half-done").isFalse();
      fails(RunCode.RAY_NO_ANSWER, () -> child.pipeline("VALUES (1) AS t(n)").plan());
    }
    try (Dpl here = Dpl.open()) {
      assertThat(Answer.of(here, "VALUES (1), (2) AS t(n) | WHERE n > 1")).hasSize(1);
    }
  }

  /** A driver on the cluster itself, beside the other. */
  private static RayRunner job(String dashboard) {
    return RayRunner.open(
        new RayOptions(
            dashboard,
            Optional.empty(),
            Optional.of(WorkerJars.folder().toString()),
            List.of(),
            false));
  }

  /** It hears of the loss at about the same time. */
  private static void ask(RayRunner job) throws InterruptedException {
    for (int i = 0; i < 100; i++) {
      job.cluster();
      Thread.sleep(200);
    }
  }
}
