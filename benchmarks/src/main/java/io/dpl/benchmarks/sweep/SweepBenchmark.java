package io.dpl.benchmarks.sweep;

import io.dpl.Dpl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Timer;
import java.util.stream.Stream;

/**
 * Prints how long AUTO takes over the best of a sweep of partitions and batches, by real runs, and
 * writes the page.
 *
 * <p>Arguments: full, or reduced: fewer settings and a quarter of the data (full), the page
 * (docs/measured/sweep.md), names of workloads (all).
 */
public final class SweepBenchmark {

  private static final int ROUNDS = 5;
  private static final int THREADS = 2;

  private SweepBenchmark() {}

  public static void main(String[] arguments) throws IOException {
    boolean reduced = arguments.length > 0 && arguments[0].equals("reduced");
    Path page = Path.of(arguments.length > 1 ? arguments[1] : "docs/measured/sweep.md");
    List<String> names =
        List.of(arguments).subList(Math.min(2, arguments.length), arguments.length);
    Sweep.Grid grid = reduced ? Sweep.Grid.REDUCED : Sweep.Grid.FULL;
    Path folder = Files.createTempDirectory("dpl-sweep");
    Timer timer = new Timer(true);
    try (Dpl dpl = Dpl.builder().threads(THREADS).memoryBytes(4L << 30).open()) {
      Sweep sweep = new Sweep(dpl, timer, grid, ROUNDS, System.out);
      List<Outcome> outcomes = new ArrayList<>();
      for (Workload workload : Workloads.in(folder, reduced)) {
        if (names.isEmpty() || names.contains(workload.name())) {
          outcomes.add(sweep.of(workload));
          Files.writeString(page, new Report(grid, ROUNDS).page(outcomes));
        }
      }
    } finally {
      timer.cancel();
      delete(folder);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
