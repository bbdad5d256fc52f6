package io.dpl.benchmarks.startup;

import io.dpl.Dpl;
import io.dpl.Job;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * Prints the wall time of whole processes as a ratio to a JVM that says hello, in pairs one right
 * after the other: {@code dpl explain} of the quickstart, and {@code dpl run} of a filter and a
 * count over 1,000 rows.
 *
 * <p>Arguments: rounds (15).
 */
public final class StartupBenchmark {

  /** Starts that nobody measures: the launcher builds, and files come into memory. */
  private static final int WARM = 2;

  private StartupBenchmark() {}

  private record Case(String name, List<String> command) {}

  public static void main(String[] arguments) throws Exception {
    int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 15;
    Path folder = Files.createTempDirectory("dpl-startup");
    Path rows = folder.resolve("rows.parquet");
    write(rows);
    String script = "READ PARQUET '" + rows + "' | WHERE n > 500 | AGGREGATE COUNT(*) AS n";
    List<Case> cases =
        List.of(
            new Case(
                "explain of the quickstart",
                List.of("./dpl", "explain", "examples/quickstart.dpl")),
            new Case("run over 1,000 rows", List.of("./dpl", "run", "-e", script)));
    for (Case each : cases) {
      run(each, rounds, System.out);
    }
    Files.delete(rows);
    Files.delete(folder);
  }

  private static void write(Path file) {
    String script = "FROM UNNEST(RANGE(1000)) AS t(n) | WRITE PARQUET $out";
    try (Dpl dpl = Dpl.open();
        Job job = dpl.pipeline(script).bind("out", file.toString()).start()) {
      job.await();
    }
  }

  private static void run(Case what, int rounds, PrintStream out)
      throws IOException, InterruptedException {
    List<Double> ratios = new ArrayList<>();
    List<Double> hellos = new ArrayList<>();
    for (int round = -WARM; round < rounds; round++) {
      double hello = seconds(hello());
      double ours = seconds(what.command());
      if (round >= 0) {
        ratios.add(ours / hello);
        hellos.add(hello);
      }
    }
    Collections.sort(ratios);
    Collections.sort(hellos);
    out.printf(
        Locale.ROOT,
        "%s: %.1f hello-world JVMs (median of %d pairs; %.1f to %.1f; hello takes %.0f ms)%n",
        what.name(),
        ratios.get(rounds / 2),
        rounds,
        ratios.get(0),
        ratios.get(rounds - 1),
        1000 * hellos.get(rounds / 2));
  }

  /** With default flags, from a folder of classes. */
  private static List<String> hello() {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classes = System.getProperty("java.class.path").split(File.pathSeparator)[0];
    return List.of(java, "-cp", classes, HelloWorld.class.getName());
  }

  private static double seconds(List<String> command) throws IOException, InterruptedException {
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    int code = process.waitFor();
    double seconds = (System.nanoTime() - start) / 1e9;
    if (code != 0) {
      throw new IllegalStateException(String.join(" ", command) + " ends with " + code);
    }
    return seconds;
  }
}
