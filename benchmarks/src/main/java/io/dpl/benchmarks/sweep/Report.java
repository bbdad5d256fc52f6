package io.dpl.benchmarks.sweep;

import java.util.List;
import java.util.Locale;

/** The outcomes as a Markdown page. */
final class Report {

  private final Sweep.Grid grid;
  private final int rounds;

  Report(Sweep.Grid grid, int rounds) {
    this.grid = grid;
    this.rounds = rounds;
  }

  String page(List<Outcome> outcomes) {
    StringBuilder text =
        new StringBuilder("# AUTO against a sweep of real runs\n\n")
            .append(
                "Written by `benchmarks/run sweep`; in process, two threads. Each setting of P (")
            .append(join(grid.partitions()))
            .append(") and b (")
            .append(join(grid.batches().stream().sorted().toList()))
            .append(") ran once; then the best three and AUTO in turns, ")
            .append(rounds)
            .append(" times. A run is from its start to its end, without compiling. Goal: AUTO")
            .append(" within 10 % of the best. Two of the load are this program's own; where it is")
            .append(" much more, other work decides, and ratios of runs this short say little.\n\n")
            .append("| workload | AUTO over the best (medians) | in the same round (median) |")
            .append(" AUTO chose | best | load before, after |\n|---|---|---|---|---|---|\n");
    for (Outcome each : outcomes) {
      text.append(
          String.format(
              Locale.ROOT,
              "| %s: %s | %.2f | %.2f | %s | %s | %.1f, %.1f |%n",
              each.workload().name(),
              each.workload().what(),
              each.ratio(),
              each.pairedRatio(),
              each.chosen(),
              each.best(),
              each.load().get(0),
              each.load().get(each.load().size() - 1)));
    }
    outcomes.forEach(each -> grid(text, each));
    return text.toString();
  }

  /** Each setting over the best one of the grid. */
  private void grid(StringBuilder text, Outcome outcome) {
    double least =
        outcome.grid().values().stream().mapToDouble(Double::doubleValue).min().orElseThrow();
    text.append("\n## ")
        .append(outcome.workload().name())
        .append("\n\nTime over the least of the grid; one run each.\n\n| P \\ b |");
    List<Integer> batches = grid.batches().stream().sorted().toList();
    batches.forEach(b -> text.append(' ').append(b).append(" |"));
    text.append("\n|---|").append("---|".repeat(batches.size())).append('\n');
    for (int partitions : grid.partitions()) {
      text.append("| ").append(partitions).append(" |");
      for (int batchRows : batches) {
        double seconds = outcome.grid().get(new Setting(partitions, batchRows));
        text.append(
            Double.isInfinite(seconds)
                ? " stopped |"
                : String.format(Locale.ROOT, " %.2f |", seconds / least));
      }
      text.append('\n');
    }
  }

  private static String join(List<Integer> numbers) {
    return String.join(", ", numbers.stream().map(String::valueOf).toList());
  }
}
