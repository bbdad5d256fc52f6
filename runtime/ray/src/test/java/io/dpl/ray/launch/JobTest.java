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
import io.dpl.engine.Run;
import io.dpl.engine.event.RunListener;
import io.dpl.engine.kit.Outcome;
import io.dpl.ray.channel.Channel;
import io.dpl.ray.channel.Identity;
import io.dpl.ray.driver.JobNotice;
import io.dpl.ray.kit.RayCluster;
import io.dpl.ray.kit.RayCluster.Shape;
import io.dpl.ray.kit.WorkerJars;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The driver as a job of a real cluster, from a process that has no Ray. */
@Tag("ray")
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class JobTest {

  private static RayCluster cluster;
  private static Jobs jobs;

  @BeforeAll
  static void start() {
    cluster = RayCluster.start(Shape.of(1, 2).withDashboard());
    jobs = new Jobs(new Dashboard(cluster.dashboard(), Optional.empty()));
  }

  @AfterAll
  static void end() {
    cluster.close();
  }

  private static RayRunner open(String address) {
    return RayRunner.open(
        new RayOptions(
            address,
            Optional.of(Path.of("/no/ray/here")),
            Optional.of(WorkerJars.folder().toString()),
            List.of(),
            false));
  }

  private static String id(String description) {
    return description.replaceAll("job (\\w+),.*", "$1");
  }

  private static Jobs.State end(String id) throws Exception {
    for (int i = 0; i < 120; i++) {
      Jobs.State state = jobs.state(id);
      if (state.isOver()) {
        return state;
      }
      Thread.sleep(250);
    }
    throw new AssertionError("the job goes on");
  }

  @Test
  void aPlanRunsAndTheJobEndsWithUs() throws Exception {
    String id;
    try (RayRunner runner = open(cluster.dashboard())) {
      id = id(runner.describe());
      assertThat(runner.driver()).isEmpty();
      assertThat(runner.cluster().cpus()).isEqualTo(2);
      assertThat(Outcome.of(runner, numbers(500), RunListener.NONE).rows(0)).hasSize(500);
      nobodyElseIsLetIn(JobNotice.in(jobs.log(id)).orElseThrow());
      try (Run run = runner.start(numbers(1L << 40), RunListener.NONE)) {
        run.cancel();
        assertThat(run.isDone()).isTrue();
      }
    }
    assertThat(end(id).status()).isEqualTo("SUCCEEDED");
  }

  private static StageGraph numbers(long rows) {
    String text = "SELECT range AS n FROM range(" + rows + ")";
    return graph(
        stage(1, 1, List.of(sql(1, List.of(), schema("n BIGINT"), text)), result(1, 0, true)));
  }

  /** The log says where the driver is and its fingerprint: that is not enough. */
  private static void nobodyElseIsLetIn(JobNotice notice) {
    assertThatThrownBy(
            () ->
                Channel.asClient(
                    new Socket(notice.addresses().get(0), notice.port()),
                    Identity.create(),
                    notice.fingerprint()))
        .isInstanceOf(IOException.class);
  }

  @Test
  void theJobEndsWithAKilledClient() throws Exception {
    Process embedder = HoldDriver.start(cluster.dashboard(), Path.of("/no/ray/here"));
    String id = id(HoldDriver.said(embedder));
    assertThat(jobs.state(id).status()).isEqualTo("RUNNING");
    embedder.destroyForcibly();
    assertThat(end(id).status()).isEqualTo("SUCCEEDED");
  }

  @Test
  void aStoppedJobIsALostDriver() throws Exception {
    try (RayRunner runner = open(cluster.dashboard())) {
      jobs.stop(id(runner.describe()));
      end(id(runner.describe()));
      assertThatThrownBy(runner::cluster)
          .isInstanceOfSatisfying(
              DplException.class,
              e -> assertThat(e.diagnostics().get(0).code()).isEqualTo(RunCode.DRIVER_LOST));
      assertThat(runner.isLost()).isTrue();
    }
  }

  @Test
  void whereItCannotBeginItSaysWhy() throws IOException {
    try (Socket taken = new Socket(cluster.dashboard().split("//")[1].split(":")[0], port())) {
      assertThatThrownBy(() -> open(cluster.dashboard() + "?driver=" + port()))
          .isInstanceOfSatisfying(
              DplException.class,
              e -> {
                assertThat(e.diagnostics().get(0).code()).isEqualTo(RunCode.RAY_JOB);
                assertThat(e.diagnostics().get(0).help()).anyMatch(h -> h.contains("in use"));
              });
      assertThat(taken.isConnected()).isTrue();
    }
    assertThatThrownBy(() -> open("http://somewhere?else=1"))
        .isInstanceOfSatisfying(
            DplException.class,
            e -> assertThat(e.diagnostics().get(0).code()).isEqualTo(RunCode.RAY_NO_ANSWER));
  }

  private static int port() {
    return Integer.parseInt(cluster.dashboard().replaceAll(".*:", ""));
  }
}
