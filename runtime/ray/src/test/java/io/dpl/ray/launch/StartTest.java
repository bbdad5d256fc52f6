package io.dpl.ray.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.dpl.api.diagnostic.DplException;
import io.dpl.api.diagnostic.RunCode;
import io.dpl.ray.kit.RayCluster;
import io.dpl.ray.kit.RayCluster.Shape;
import io.dpl.ray.kit.WorkerJars;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** What happens between an address and a driver that is ready, or is not. */
@Tag("ray")
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class StartTest {

  private static final String SECRET =
      "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

  private static final Path NEWEST = Shape.python("dpl.python.ray");

  /** An environment of Python from its interpreter. */
  private static Path home(Path python) {
    return python.getParent().getParent();
  }

  private static RayRunner open(String address, Path python) {
    return RayRunner.open(
        new RayOptions(
            address,
            Optional.of(home(python)),
            Optional.of(WorkerJars.folder().toString()),
            List.of(),
            false));
  }

  private static RunCode code(String address, Path python) {
    try (RayRunner runner = open(address, python)) {
      throw new AssertionError("it is ready: " + runner.cluster());
    } catch (DplException e) {
      assertThat(e.diagnostics().get(0).help()).isNotEmpty();
      return (RunCode) e.diagnostics().get(0).code();
    }
  }

  @Test
  void theClusterIsKnownAndADeadDriverIsAnErrorHere() throws Exception {
    try (RayCluster cluster = RayCluster.start(Shape.of(1, 2))) {
      try (RayRunner runner = open(cluster.address(), NEWEST)) {
        assertThat(runner.cluster().nodes())
            .singleElement()
            .satisfies(
                node -> {
                  assertThat(node.cpus()).isEqualTo(2);
                  assertThat(node.objectStoreBytes()).isPositive();
                  assertThat(node.memoryBytes()).isBetween(1L << 28, 1L << 30);
                });
        runner.driver().orElseThrow().destroyForcibly();
        runner.driver().orElseThrow().onExit().get(20, TimeUnit.SECONDS);
        assertThatThrownBy(runner::cluster)
            .isInstanceOfSatisfying(
                DplException.class,
                e -> assertThat(e.diagnostics().get(0).code()).isEqualTo(RunCode.DRIVER_LOST));
      }
      theDriverEndsWithTheProcessThatStartedIt(cluster);
      // The head knows its raylet by another address than this one.
      String port = cluster.address().substring(cluster.address().indexOf(':'));
      assertThat(code("127.0.0.1" + port, NEWEST)).isEqualTo(RunCode.RAY_NO_RAYLET);
    }
  }

  private static void theDriverEndsWithTheProcessThatStartedIt(RayCluster cluster)
      throws Exception {
    Process embedder = embedder(cluster, Map.of());
    ProcessHandle driver = driver(embedder);
    assertThat(driver.isAlive()).isTrue();
    embedder.destroyForcibly();
    assertThat(driver.onExit().get(20, TimeUnit.SECONDS).isAlive()).isFalse();
  }

  /** A process that embeds DPL and reaches the cluster. */
  private static Process embedder(RayCluster cluster, Map<String, String> environment)
      throws IOException {
    return HoldDriver.start(cluster.address(), home(NEWEST), environment);
  }

  private static ProcessHandle driver(Process embedder) throws IOException {
    return ProcessHandle.of(Long.parseLong(HoldDriver.said(embedder))).orElseThrow();
  }

  @Test
  @EnabledIfSystemProperty(named = "dpl.python.ray-2.39", matches = ".+") // newer Pythons lack it
  void theOldestRayWorksAndAnotherVersionSaysSo() {
    Path oldest = Shape.python("dpl.python.ray-2.39");
    try (RayCluster cluster = RayCluster.start(Shape.of(1, 2).with(oldest))) {
      try (RayRunner runner = open(cluster.address(), oldest)) {
        assertThat(runner.rayVersion()).isEqualTo("2.39.0");
        assertThat(runner.cluster().cpus()).isEqualTo(2);
      }
      assertThat(code(cluster.address(), NEWEST)).isEqualTo(RunCode.RAY_VERSION);
    }
  }

  @Test
  void aClusterWithATokenAsksForIt() throws IOException {
    Shape shape =
        new Shape(
            NEWEST,
            1,
            2,
            1L << 30,
            true,
            Map.of("RAY_AUTH_MODE", "token", "RAY_AUTH_TOKEN", SECRET));
    try (RayCluster cluster = RayCluster.start(shape)) {
      assertThat(code(cluster.dashboard(), NEWEST)).isEqualTo(RunCode.RAY_TOKEN);
      Process submitter =
          HoldDriver.start(
              cluster.dashboard(), Path.of("/no/ray"), Map.of("RAY_AUTH_TOKEN", SECRET));
      assertThat(HoldDriver.said(submitter)).startsWith("job dpl_");
      submitter.destroyForcibly();
      assertThatThrownBy(() -> open(cluster.address(), NEWEST))
          .isInstanceOfSatisfying(
              DplException.class,
              e -> {
                assertThat(e.diagnostics().get(0).code()).isEqualTo(RunCode.RAY_TOKEN);
                assertThat(e.getMessage()).doesNotContain(SECRET);
              });
      Process embedder = embedder(cluster, Map.of("RAY_AUTH_TOKEN", SECRET));
      ProcessHandle driver = driver(embedder);
      assertThat(driver.info().commandLine().orElse("")).doesNotContain(SECRET);
      embedder.destroyForcibly();
    }
  }

  @Test
  void nobodyAndSomebodyElseAnswer() throws IOException {
    HttpServer server = HttpServer.create(new InetSocketAddress(loopback(), 0), 4);
    String address = loopback().getHostAddress() + ":" + server.getAddress().getPort();
    server.start();
    assertThat(code(address, NEWEST)).isEqualTo(RunCode.RAY_NOT_RAY);
    server.stop(0);
    assertThat(code(address, NEWEST)).isEqualTo(RunCode.RAY_NO_ANSWER);
  }

  private static InetAddress loopback() {
    return InetAddress.getLoopbackAddress();
  }
}
