package io.dpl.benchmarks.certificate;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * Runs generated pipelines, each in a JVM of its own with a heap of 256 MiB, and compares the peak
 * of its resident memory with the certificate of its plan. Ends with 1 where one takes more.
 *
 * <p>Arguments: {@code --seed N} (1), {@code --pipelines N} (60), {@code --data FOLDER} ({@code
 * out/certificate}), {@code --out FOLDER} ({@code docs/measured}).
 */
public final class CertificateBenchmark {

  private static final long PATIENCE_SECONDS = 300;
  private static final long[] MEMORY_BYTES = {1L << 30, 2L << 30, 4L << 30};

  private CertificateBenchmark() {}

  private record Options(long seed, int pipelines, Path data, Path out) {

    static Options of(String[] arguments) {
      Options options =
          new Options(1, 60, Path.of("out", "certificate"), Path.of("docs", "measured"));
      for (int i = 0; i + 1 < arguments.length; i += 2) {
        String value = arguments[i + 1];
        options =
            switch (arguments[i]) {
              case "--seed" ->
                  new Options(Long.parseLong(value), options.pipelines, options.data, options.out);
              case "--pipelines" ->
                  new Options(options.seed, Integer.parseInt(value), options.data, options.out);
              case "--data" ->
                  new Options(options.seed, options.pipelines, Path.of(value), options.out);
              case "--out" ->
                  new Options(options.seed, options.pipelines, options.data, Path.of(value));
              default ->
                  throw new IllegalArgumentException(
                      arguments[i] + " is not --seed, --pipelines, --data or --out");
            };
      }
      return options;
    }

    String command() {
      return "benchmarks/run certificate --seed " + seed + " --pipelines " + pipelines;
    }
  }

  public static void main(String[] arguments) throws Exception {
    System.exit(run(Options.of(arguments), System.out) ? 0 : 1);
  }

  private static boolean run(Options options, PrintStream out) throws Exception {
    Inputs inputs = new Inputs(options.data().toAbsolutePath());
    inputs.make();
    Path work = Files.createTempDirectory("dpl-certificate");
    List<Outcome> outcomes = new ArrayList<>();
    Random random = new Random(options.seed());
    int failed = 0;
    for (int i = 0; i < options.pipelines(); i++) {
      Shapes.Shape shape = Shapes.ALL.get(i % Shapes.ALL.size());
      String target = work.resolve("out-" + i).toString() + "/";
      String script =
          shape.script().apply(inputs, random) + " | WRITE PARQUET '" + target + "' MODE OVERWRITE";
      long memory = MEMORY_BYTES[random.nextInt(MEMORY_BYTES.length)];
      Optional<Outcome> outcome = child(work, shape.name(), script, memory, out);
      outcome.ifPresent(outcomes::add);
      failed += outcome.isEmpty() ? 1 : 0;
      delete(Path.of(target));
    }
    delete(work);
    Summary summary = new Summary(outcomes, failed);
    Files.createDirectories(options.out());
    Files.writeString(options.out().resolve("certificate.md"), summary.page(options.command()));
    out.print(summary.text());
    return summary.holds();
  }

  /** Empty where the pipeline failed, for example because its certificate was too low. */
  private static Optional<Outcome> child(
      Path work, String name, String script, long memory, PrintStream out)
      throws IOException, InterruptedException {
    Path file = work.resolve("script.dpl");
    Files.writeString(file, script);
    Path output = work.resolve("child.txt");
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process process =
        new ProcessBuilder(
                java,
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "--add-opens=java.base/java.nio=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Child.class.getName(),
                Long.toString(memory),
                file.toString())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
    List<String> lines = Files.readAllLines(output);
    if (process.waitFor() != 0) {
      out.println("FAILED with " + memory + " bytes: " + script);
      lines.stream().filter(line -> line.contains("error[")).forEach(out::println);
      return Optional.empty();
    }
    Outcome outcome = Outcome.of(name, memory, lines);
    out.println(outcome.line());
    outcome.parts().forEach(part -> out.println("    " + part));
    return Optional.of(outcome);
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (var all = Files.walk(folder)) {
        for (Path path : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }
}
