package io.dpl.ray.launch;

import io.dpl.ray.kit.WorkerJars;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A program that embeds DPL: reaches a cluster, says where its driver is, and waits. */
final class HoldDriver {

  private HoldDriver() {}

  public static void main(String[] arguments) throws InterruptedException {
    RayRunner runner =
        RayRunner.open(
            new RayOptions(
                arguments[0],
                Optional.of(Path.of(arguments[1])),
                Optional.of(arguments[2]),
                List.of(),
                false));
    PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out));
    out.println(
        runner.driver().map(child -> String.valueOf(child.pid())).orElseGet(runner::describe));
    out.flush();
    Thread.sleep(Long.MAX_VALUE);
  }

  static Process start(String address, Path home) throws IOException {
    return start(address, home, Map.of());
  }

  static Process start(String address, Path home, Map<String, String> environment)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-opens=java.base/java.nio=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                HoldDriver.class.getName(),
                address,
                home.toString(),
                WorkerJars.folder().toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().putAll(environment);
    return builder.start();
  }

  /** The pid of the child, or where the driver is. */
  static String said(Process started) throws IOException {
    return new BufferedReader(
            new InputStreamReader(started.getInputStream(), StandardCharsets.UTF_8))
        .readLine();
  }
}
