package io.dpl.cli.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The command line as a process of its own, in a folder of its own. */
record Started(Process process, Path out, Path err) {

  private static final int PATIENCE_SECONDS = 90;

  /** A script that writes for minutes. */
  static final String LONG =
      "VALUES (1) AS t(x) | UNNEST RANGE(0, 200000) AS a | UNNEST RANGE(0, 200000) AS b"
          + " | WRITE PARQUET 'out/'";

  static Started in(Path folder, List<String> javaOptions, String... arguments) throws IOException {
    return start(folder, javaOptions, false, arguments);
  }

  /** With its output in a pipe to this process. */
  static Started piped(Path folder, String... arguments) throws IOException {
    return start(folder, List.of(), true, arguments);
  }

  private static Started start(
      Path folder, List<String> javaOptions, boolean piped, String... arguments)
      throws IOException {
    List<String> options = new ArrayList<>(List.of("-Djava.io.tmpdir=" + folder));
    options.addAll(javaOptions);
    List<String> command = java(options);
    command.addAll(List.of(arguments));
    Path logs = Files.createTempDirectory("dpl-cli-test");
    Path out = logs.resolve("out.txt");
    Path err = logs.resolve("err.txt");
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(folder.toFile()).redirectError(err.toFile());
    if (!piped) {
      builder.redirectOutput(out.toFile());
    }
    return new Started(builder.start(), out, err);
  }

  /** What starts the command line, but for its arguments. */
  static List<String> java(List<String> javaOptions) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "--add-opens=java.base/java.nio=ALL-UNNAMED",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx256m"));
    command.addAll(javaOptions);
    command.addAll(List.of("-cp", classPath(), "io.dpl.cli.Main"));
    return command;
  }

  private static String classPath() {
    String forked = System.getProperty("surefire.test.class.path");
    return forked == null ? System.getProperty("java.class.path") : forked;
  }

  /** Waits until a run has a hidden folder for what it writes, with a file in it. */
  void awaitStaging(Path folder) throws Exception {
    for (int i = 0; i < PATIENCE_SECONDS * 10; i++) {
      if (!process.isAlive()) {
        throw new AssertionError("ended early: " + Files.readString(err));
      }
      if (hidden(folder).stream().anyMatch(Started::holdsData)) {
        return;
      }
      Thread.sleep(100);
    }
    process.destroyForcibly();
    throw new AssertionError("nothing is written: " + Files.readString(err));
  }

  private static boolean holdsData(File staging) {
    File[] tasks = new File(staging, "tasks").listFiles();
    return tasks != null && tasks.length > 0;
  }

  /** Hidden entries of a folder. */
  static List<File> hidden(Path folder) {
    File[] files = folder.toFile().listFiles((parent, name) -> name.startsWith("."));
    return files == null ? List.of() : List.of(files);
  }

  int await() throws Exception {
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("does not end: " + Files.readString(err));
    }
    return process.exitValue();
  }

  void signal(String name) throws Exception {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
  }

  String errors() throws IOException {
    return Files.readString(err);
  }
}
