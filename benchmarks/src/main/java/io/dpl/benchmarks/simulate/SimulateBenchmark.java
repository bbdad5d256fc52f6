package io.dpl.benchmarks.simulate;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Rewrites the page and plot of the simulator, and prints the page.
 *
 * <p>Arguments: {@code --seed N} (1), {@code --workloads N} (200), {@code --out FOLDER} ({@code
 * docs/measured}).
 */
public final class SimulateBenchmark {

  private static final String PAGE = "scaling.md";
  private static final String PLOT = "scaling.svg";
  private static final int ROUNDS = 5;
  private static final int[] CURVE = {
    1, 2, 3, 4, 6, 8, 16, 32, 64, 125, 250, 500, 1000, 2000, 3906, 6000, 8000, 12_000, 15_625
  };

  private SimulateBenchmark() {}

  private record Options(long seed, int workloads, Path out) {

    static Options of(String[] arguments) {
      Options options = new Options(1, 200, Path.of("docs/measured"));
      for (int i = 0; i < arguments.length; i += 2) {
        if (i + 1 == arguments.length) {
          throw new IllegalArgumentException(arguments[i] + " takes a value");
        }
        String value = arguments[i + 1];
        options =
            switch (arguments[i]) {
              case "--seed" -> new Options(Long.parseLong(value), options.workloads, options.out);
              case "--workloads" -> new Options(options.seed, Integer.parseInt(value), options.out);
              case "--out" -> new Options(options.seed, options.workloads, Path.of(value));
              default ->
                  throw new IllegalArgumentException(
                      arguments[i] + " is not --seed, --workloads or --out");
            };
      }
      return options;
    }

    String command() {
      return "benchmarks/run simulate --seed " + seed + " --workloads " + workloads;
    }
  }

  public static void main(String[] arguments) throws Exception {
    Options options = Options.of(arguments);
    run(options, System.out);
  }

  private static void run(Options options, PrintStream out) throws Exception {
    Measured.Result measured = Measured.run(Measured.scripts(), ROUNDS);
    List<Outcome> outcomes = new ArrayList<>();
    for (Workload workload : Workloads.of(options.workloads(), options.seed())) {
      outcomes.add(Sweep.of(workload, options.seed()));
    }
    List<PublishedTable.Line> table = new ArrayList<>();
    for (PublishedTable.Line line : PublishedTable.DESIGN) {
      table.add(PublishedTable.of(line.partitions(), options.seed()));
    }
    List<PublishedTable.Line> curve = new ArrayList<>();
    for (int partitions : CURVE) {
      curve.add(PublishedTable.of(partitions, options.seed()));
    }
    String page = Report.page(options.command(), PLOT, table, measured, outcomes);
    write(options.out(), page, Report.plot(curve, outcomes));
    out.print(page);
  }

  private static void write(Path folder, String page, String plot) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve(PAGE), page);
    Files.writeString(folder.resolve(PLOT), plot);
  }
}
