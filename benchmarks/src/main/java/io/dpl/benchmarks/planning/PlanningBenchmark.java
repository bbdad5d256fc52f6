package io.dpl.benchmarks.planning;

import io.dpl.Dpl;
import io.dpl.api.plan.PlanCodec;
import io.dpl.api.plan.StageGraph;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Plans over 100,000 Parquet files in 1,000 folders and prints the time as a ratio to walking the
 * folders with sizes and times of change, in turns. Then how large plans of more and more
 * partitions are, with an exchange between two stages of as many.
 *
 * <p>Arguments: rounds (7), files (100,000), folder ({@code out/planning}).
 */
public final class PlanningBenchmark {

  private static final int FILES_A_FOLDER = 100;
  private static final int LINKS_A_FILE = 20_000;
  private static final int[] PARTITIONS = {100, 1_000, 4_000};

  private PlanningBenchmark() {}

  public static void main(String[] arguments) throws Exception {
    int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 7;
    int files = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 100_000;
    Path folder =
        arguments.length > 2 ? Path.of(arguments[2]) : Path.of("out", "planning", "f" + files);
    make(folder.toAbsolutePath(), files);
    run(folder.toAbsolutePath(), rounds, files, System.out);
  }

  private static void make(Path folder, int files) throws Exception {
    if (Files.exists(folder.resolve("done"))) {
      return;
    }
    Files.createDirectories(folder);
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duck.createStatement()) {
      for (int i = 0; i * LINKS_A_FILE < files; i++) {
        statement.execute(
            "COPY (SELECT i AS id, i * 2 AS v, 'name ' || i AS name FROM range(200) t(i)) TO '"
                + folder.resolve("one-" + i)
                + "' (FORMAT parquet)");
      }
    }
    for (int i = 0; i < files; i++) {
      Path to = folder.resolve("data").resolve("day=" + i / FILES_A_FOLDER);
      if (i % FILES_A_FOLDER == 0) {
        Files.createDirectories(to);
      }
      Files.createLink(
          to.resolve("part-" + i % FILES_A_FOLDER + ".parquet"),
          folder.resolve("one-" + i / LINKS_A_FILE));
    }
    Files.createFile(folder.resolve("done"));
  }

  private static void run(Path folder, int rounds, int files, PrintStream out) throws IOException {
    String place = folder.resolve("data") + "/*/*.parquet";
    String script =
        "READ PARQUET '" + place + "' | WHERE v > 10 | AGGREGATE COUNT(*) AS n GROUP BY name";
    List<Double> ratios = new ArrayList<>();
    for (int round = -2; round < rounds; round++) {
      long start = System.nanoTime();
      long found = list(folder.resolve("data"));
      double listing = (System.nanoTime() - start) / 1e9;
      start = System.nanoTime();
      try (Dpl dpl = Dpl.builder().threads(2).memoryBytes(2L << 30).open()) {
        dpl.pipeline(script).plan();
      }
      double planning = (System.nanoTime() - start) / 1e9;
      if (found != files) {
        throw new IllegalStateException(found + " files");
      }
      if (round >= 0) { // the first ones warm both
        ratios.add(planning / listing);
        out.printf(
            Locale.ROOT, "round %d: listing %.2f s, planning %.2f s%n", round, listing, planning);
      }
    }
    Collections.sort(ratios);
    out.printf(
        Locale.ROOT,
        "planning over %d files takes %.2f times as long as listing them (median of %d; %.2f to %.2f; goal 3)%n",
        files,
        ratios.get(rounds / 2),
        rounds,
        ratios.get(0),
        ratios.get(rounds - 1));
    for (int partitions : PARTITIONS) {
      sizes(script, partitions, out);
    }
  }

  /** What an explorer does: every file with its size and time of change. */
  private static long list(Path folder) throws IOException {
    long[] count = {0};
    try (Stream<Path> folders = Files.list(folder)) {
      for (Path each : folders.toList()) {
        try (Stream<Path> all =
            Files.find(each, 1, (path, attributes) -> attributes.isRegularFile())) {
          count[0] += all.count();
        }
      }
    }
    return count[0];
  }

  private static void sizes(String script, int partitions, PrintStream out) {
    String settings = "SET exchange = 'always'; SET partitions = " + partitions + "; ";
    try (Dpl dpl = Dpl.builder().threads(2).memoryBytes(2L << 30).open()) {
      StageGraph graph = dpl.pipeline(settings + script).plan().stages();
      long bytes = PlanCodec.encode(graph).length;
      out.printf(
          Locale.ROOT,
          "%d partitions a stage: %d stages, %d exchanges, plan of %.1f MB, of which all but the files %.1f KB%n",
          partitions,
          graph.stages().size(),
          graph.exchanges().size(),
          bytes / 1e6,
          (bytes - fileBytes(graph)) / 1e3);
    }
  }

  /** Of the splits, which name each file once. */
  private static long fileBytes(StageGraph graph) {
    long with = PlanCodec.encode(graph).length;
    long without =
        PlanCodec.encode(
                graph.with(
                    graph.stages().stream()
                        .filter(stage -> stage.nodes().stream().noneMatch(PlanningBenchmark::scans))
                        .toList()))
            .length;
    return with - without;
  }

  private static boolean scans(io.dpl.api.plan.PlanNode node) {
    return node instanceof io.dpl.api.plan.PlanNode.Scan
        || (node instanceof io.dpl.api.plan.PlanNode.Fragment fragment
            && !fragment.scans().isEmpty());
  }
}
