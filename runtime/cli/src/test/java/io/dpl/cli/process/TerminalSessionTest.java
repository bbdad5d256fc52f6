package io.dpl.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.dpl.ray.kit.RayCluster;
import io.dpl.ray.kit.RayCluster.Shape;
import io.dpl.ray.kit.WorkerJars;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Types into the prompt: terminal.py has the keyboard and the screen. {@code ./test} names its
 * Python, and says so where it has none.
 */
class TerminalSessionTest {

  private static final int PATIENCE_SECONDS = 240;

  @Test
  void aSessionAtThePrompt(@TempDir Path folder) throws Exception {
    session(folder, "", List.of());
  }

  @Test
  @Tag("ray")
  @EnabledIfSystemProperty(named = "dpl.python.ray", matches = ".+")
  void aSessionOnACluster(@TempDir Path folder) throws Exception {
    try (RayCluster cluster = RayCluster.start(Shape.of(2, 1))) {
      session(
          folder,
          "cluster",
          List.of(
              "--ray",
              cluster.address(),
              "--ray-home",
              Shape.python("dpl.python.ray").getParent().getParent().toString(),
              "--ray-code",
              WorkerJars.complete()));
    }
  }

  private static void session(Path folder, String kind, List<String> arguments) throws Exception {
    String python = System.getProperty("dpl.python.terminal", "");
    Assumptions.assumeFalse(python.isEmpty(), "no Python with a terminal emulator; see ./test");
    Path log = Files.createTempFile("dpl-terminal", ".log");
    ProcessBuilder builder =
        new ProcessBuilder(command(python, log, arguments))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().put("DPL_SESSION", kind);
    Process process = builder.start();
    boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (!ended) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    String said = Files.readString(log);
    assertThat(ended).as(said).isTrue();
    assertThat(process.exitValue()).as(said).isZero();
    assertThat(said).endsWith("done\n");
  }

  private static List<String> command(String python, Path log, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(python);
    command.add(Path.of("src/test/python/terminal.py").toAbsolutePath().toString());
    command.addAll(
        Started.java(
            List.of(
                "-Ddpl.terminal=out,err",
                "-Ddpl.columns=90",
                "-Djava.io.tmpdir=" + log.getParent())));
    command.add("repl");
    command.addAll(arguments);
    return command;
  }
}
