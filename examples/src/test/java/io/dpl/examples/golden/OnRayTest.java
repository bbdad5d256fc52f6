package io.dpl.examples.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dpl.Dpl;
import io.dpl.Job;
import io.dpl.Pipeline;
import io.dpl.Plan;
import io.dpl.Ray;
import io.dpl.api.diagnostic.DplException;
import io.dpl.api.diagnostic.PlanCode;
import io.dpl.api.diagnostic.RunCode;
import io.dpl.engine.event.RunEvent;
import io.dpl.examples.LightFiles;
import io.dpl.ray.kit.RayCluster;
import io.dpl.ray.kit.RayCluster.Shape;
import io.dpl.ray.kit.WorkerJars;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same script gives the same result on three raylets as in one process. {@code
 * -Ddpl.ray.all=true} runs every case of the corpus, otherwise forty of them.
 */
@Tag("ray")
@EnabledIfSystemProperty(named = "dpl.python.ray", matches = ".+")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Timeout(value = 240, unit = TimeUnit.SECONDS)
class OnRayTest {

  private static final int CASES = 40;
  private static final boolean ALL = Boolean.getBoolean("dpl.ray.all");

  private static RayCluster cluster;
  private static Dpl here;
  private static Dpl there;

  @BeforeAll
  static void open() {
    here = GoldenData.open();
    // Two cases of the corpus load their models twice, which 1 GiB does not hold.
    cluster = RayCluster.start(Shape.of(3, 2).memory(2L << 30).withDashboard());
    there =
        Dpl.builder()
            .ray(ray().code(WorkerJars.complete(Path.of("target/classes").toAbsolutePath() + "")))
            .with(new Vast())
            .open();
    there.prepare();
  }

  private static Ray ray() {
    return Ray.at(cluster.address()).home(Shape.python("dpl.python.ray").getParent().getParent());
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

  /** Every so many of those that have a result, so that all folders are there. */
  private static List<GoldenCase> chosen() {
    List<GoldenCase> all =
        GoldenCase.all().stream()
            .filter(
                each ->
                    each.sections().containsKey("RESULT")
                        && !each.head().contains("Settings of its own"))
            .toList();
    int step = ALL ? 1 : Math.max(1, all.size() / CASES);
    return Stream.iterate(0, i -> i < all.size(), i -> i + step)
        .map(all::get)
        .limit(ALL ? all.size() : CASES)
        .toList();
  }

  @TestFactory
  @Order(1)
  Stream<DynamicTest> cases() {
    return chosen().stream().map(each -> DynamicTest.dynamicTest(each.name(), () -> agree(each)));
  }

  private static void agree(GoldenCase golden) {
    GoldenData.clean();
    List<Answer> expected = Answer.of(here, golden.source());
    GoldenData.clean();
    Plan plan = there.pipeline("case.dpl", golden.source()).plan();
    try (Job job = plan.start()) {
      Equality.check(expected, Answer.of(plan, job), golden.name());
    }
  }

  @Test
  @Order(2)
  void quickstart(@TempDir Path folder) throws IOException {
    String script = Files.readString(Path.of("quickstart.dpl"));
    List<Answer> expected = quickstart(here, script, folder.resolve("here"));
    Equality.check(expected, quickstart(there, script, folder.resolve("there")), "quickstart");
    sameRows(folder);
  }

  private static List<Answer> quickstart(Dpl dpl, String script, Path out) {
    Plan plan =
        dpl.pipeline("quickstart.dpl", script)
            .bind("docs", "../docs/{concepts,how-to}/*.md")
            .bind("out", out + "/")
            .plan();
    try (Job job = plan.start()) {
      return Answer.of(plan, job);
    }
  }

  @Test
  @Order(3)
  void lightData(@TempDir Path folder) throws IOException {
    LightFiles.make(folder.resolve("in"), 2000);
    String script = Files.readString(Path.of("light_data.dpl"));
    light(here, script, folder, "here");
    Plan plan = light(there, script, folder, "there");
    assertThat(plan.decisions())
        .as("numbers come from the real cluster")
        .anySatisfy(
            decision ->
                assertThat(decision.inputs())
                    .anySatisfy(
                        input -> {
                          assertThat(input.name()).isEqualTo("W");
                          assertThat(input.value().toString()).startsWith("3");
                        }));
    assertThat(plan.stages().stages()).hasSizeGreaterThan(1);
    sameRows(folder);
  }

  private static Plan light(Dpl dpl, String script, Path folder, String out) {
    Pipeline pipeline =
        dpl.pipeline("light_data.dpl", script)
            .bind("meta", folder + "/in/meta/*.parquet")
            .bind("out", folder.resolve(out) + "/");
    Plan plan = pipeline.plan();
    try (Job job = plan.start()) {
      assertThat(job.await()).singleElement().satisfies(m -> assertThat(m.rows()).isPositive());
    }
    return plan;
  }

  private static void sameRows(Path folder) {
    Equality.check(
        Answer.of(here, "READ PARQUET '" + folder.resolve("here") + "/'"),
        Answer.of(here, "READ PARQUET '" + folder.resolve("there") + "/'"),
        "what was written");
    assertThat(folder.resolve("there")).isDirectoryNotContaining("glob:**staging**");
  }

  @Test
  @Order(3)
  void objectsOfThisProgramStayHere() {
    Plan plan = there.pipeline("READ VAST 'rows=1000' SCHEMA (k BIGINT)").plan();
    assertThatThrownBy(plan::start)
        .isInstanceOfSatisfying(
            DplException.class,
            e -> assertThat(e.diagnostics().get(0).code()).isEqualTo(PlanCode.NOT_YET));
  }

  @Test
  @Order(3)
  void thePeopleWhoWatchTheClusterSeeNames() throws Exception {
    assertThat(listing("actors")).contains("dpl worker", "127.0.0.3");
    for (int i = 0; !listing("tasks").contains("case.dpl: ") && i < 50; i++) {
      Thread.sleep(200); // Ray collects them in the background
    }
    assertThat(listing("tasks")).contains("case.dpl: ");
  }

  private static String listing(String what) throws Exception {
    URI address = URI.create(cluster.dashboard() + "/api/v0/" + what + "?limit=10000&detail=true");
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
        .body();
  }

  @Test
  @Order(4)
  void uploadedCodeRunsAndAKilledDriverIsAnErrorHere(@TempDir Path folder) throws Exception {
    there.close(); // its workers hold all processors
    Path out = folder.resolve("out");
    System.setProperty("dpl.ray.code", WorkerJars.folder().toString());
    CountDownLatch started = new CountDownLatch(1);
    try (Dpl own = Dpl.builder().ray(ray().code(cluster.dashboard())).open();
        Job job =
            own.pipeline(
                    "FROM UNNEST(RANGE(400000000)) AS t(i) | SELECT i, i * 7 AS j"
                        + " | WRITE PARQUET $out")
                .bind("out", out + "/")
                .plan()
                .start(
                    event -> {
                      if (event instanceof RunEvent.TaskStarted) {
                        started.countDown();
                      }
                    })) {
      assertThat(started.await(100, TimeUnit.SECONDS)).isTrue();
      List<ProcessHandle> drivers = drivers();
      assertThat(drivers).hasSize(1);
      drivers.get(0).destroyForcibly();
      assertThatThrownBy(job::await)
          .isInstanceOfSatisfying(
              DplException.class,
              e -> assertThat(e.diagnostics().get(0).code()).isEqualTo(RunCode.DRIVER_LOST));
    }
    assertThat(out).doesNotExist();
    assertThat(Answer.of(here, "VALUES (1) AS t(n)")).hasSize(1);
    assertThat(workersEnd()).as("no worker is left").isTrue();
  }

  private static boolean workersEnd() throws InterruptedException {
    for (int i = 0; i < 100; i++) {
      boolean left =
          IntStream.range(0, 3)
              .mapToObj(cluster::raylet)
              .flatMap(ProcessHandle::descendants)
              .anyMatch(each -> each.info().commandLine().orElse("").contains("DefaultWorker"));
      if (!left) {
        return true;
      }
      Thread.sleep(200);
    }
    return false;
  }

  /** Children of this process. */
  private static List<ProcessHandle> drivers() {
    return ProcessHandle.current()
        .children()
        .filter(each -> each.info().commandLine().orElse("").contains("io.dpl.ray.driver.Driver"))
        .toList();
  }
}
