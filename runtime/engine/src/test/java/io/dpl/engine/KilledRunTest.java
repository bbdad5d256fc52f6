package io.dpl.engine;

import static io.dpl.engine.kit.Plans.graph;
import static io.dpl.engine.kit.Plans.numbers;
import static io.dpl.engine.kit.Plans.schema;
import static io.dpl.engine.kit.Plans.stage;
import static io.dpl.engine.kit.Plans.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.dpl.api.plan.Output.Mode;
import io.dpl.api.plan.StageGraph;
import io.dpl.engine.kit.EngineKit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed while it writes. */
@Timeout(120)
class KilledRunTest {

  @TempDir Path temp;

  private static StageGraph plan(Path folder, long rows) {
    return graph(
        stage(
            1,
            2,
            List.of(numbers(1, rows, 2, "n")),
            write(1, "PARQUET", folder.resolve("out") + "/", Mode.ERROR, schema("n BIGINT"))));
  }

  /** Writes for ever, or until the test that started it is gone. */
  public static void main(String[] arguments) {
    Path folder = Path.of(arguments[0]);
    Thread watch = new Thread(KilledRunTest::endWithTheTest);
    watch.setDaemon(true);
    watch.start();
    try (EngineKit kit = new EngineKit(folder);
        Run run = kit.engine().start(plan(folder, 1L << 40))) {
      run.await();
    }
  }

  private static void endWithTheTest() {
    try {
      while (System.in.read() >= 0) {
        // nobody writes; the end comes when the test's process ends
      }
    } catch (java.io.IOException e) {
      // the same
    }
    Runtime.getRuntime().halt(1);
  }

  @Test
  void leavesNothingVisibleAndIsCleanedUpByTheNextRun() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-opens=java.base/java.nio=ALL-UNNAMED",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                KilledRunTest.class.getName(),
                temp.toString())
            .redirectErrorStream(true)
            .redirectOutput(temp.resolve("log.txt").toFile())
            .start();
    try {
      while (!isWriting()) {
        assertThat(process.isAlive()).as(Files.readString(temp.resolve("log.txt"))).isTrue();
        Thread.sleep(50);
      }
    } finally {
      process.destroyForcibly();
    }
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(visible()).isEmpty();
    assertThat(hidden()).hasSize(1);
    try (EngineKit kit = new EngineKit(temp);
        Run run = kit.engine().start(plan(temp, 10))) {
      assertThat(run.await().get(0).rows()).isEqualTo(10);
    }
    assertThat(visible()).containsExactly("out");
    assertThat(hidden()).isEmpty();
  }

  private boolean isWriting() throws IOException {
    try (Stream<Path> all = Files.walk(temp)) {
      return all.anyMatch(
          path ->
              path.toString().contains("tasks")
                  && path.toFile().length() > 0
                  && path.toFile().isFile());
    } catch (java.io.UncheckedIOException e) {
      return false;
    }
  }

  private List<String> visible() {
    return Stream.of(temp.toFile().list())
        .filter(
            name -> !name.startsWith(".") && !name.startsWith("engine-") && !name.equals("log.txt"))
        .toList();
  }

  private List<String> hidden() {
    return Stream.of(temp.toFile().list()).filter(name -> name.startsWith(".")).toList();
  }
}
