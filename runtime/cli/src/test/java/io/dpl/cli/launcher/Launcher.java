package io.dpl.cli.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The launcher in a distribution of its own, with a Java that only says how it was called: one
 * argument a line.
 */
record Launcher(Path home) {
  private static final String JAVA =
      """
      #!/bin/bash
      for a in "$@"; do
        case $a in -XX:ArchiveClassesAtExit=*) touch "${a#*=}" ;; esac
      done
      printf '%s\\n' "$@"
      exit ${FAKE_EXIT:-0}
      """;

  /** Lays out a distribution in {@code folder}. */
  static Launcher installIn(Path folder) {
    try {
      Path home = Files.createDirectories(folder.resolve("dist of dpl"));
      Files.copy(Path.of(System.getProperty("dpl.root"), "dpl"), home.resolve("dpl"));
      Files.createFile(home.resolve("dpl.jar"));
      Files.createDirectories(home.resolve("lib"));
      Files.createFile(home.resolve("lib/weights.jar"));
      Path java = Files.createDirectories(home.resolve("jdk/bin")).resolve("java");
      Files.writeString(java, JAVA);
      java.toFile().setExecutable(true);
      return new Launcher(home).withJavaRelease("17.0.1");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Launcher withJavaRelease(String version) {
    try {
      Files.writeString(home.resolve("jdk/release"), "JAVA_VERSION=\"" + version + "\"\n");
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Outcome start(String... arguments) throws Exception {
    return start(home, home.resolve("dpl"), 0, arguments);
  }

  Outcome start(Path workingFolder, Path script, int exitCode, String... arguments)
      throws Exception {
    List<String> command = new ArrayList<>(List.of("bash", script.toString()));
    command.addAll(List.of(arguments));
    Path out = Files.createTempFile(home, "out", ".txt");
    Path err = Files.createTempFile(home, "err", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(workingFolder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().put("JAVA_HOME", home.resolve("jdk").toString());
    builder.environment().put("FAKE_EXIT", Integer.toString(exitCode));
    builder.environment().remove("DPL_JAVA_OPTIONS");
    Process process = builder.start();
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("the launcher hangs");
    }
    return new Outcome(process.exitValue(), Files.readAllLines(out), Files.readString(err));
  }

  /** What came of one start. */
  record Outcome(int exitCode, List<String> javaArguments, String errors) {
    List<String> flags() {
      return javaArguments.subList(0, javaArguments.indexOf("-cp"));
    }

    List<String> dplArguments() {
      return javaArguments.subList(
          javaArguments.indexOf("io.dpl.cli.Main") + 1, javaArguments.size());
    }
  }
}
