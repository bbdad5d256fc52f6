package io.dpl.benchmarks.sweep;

import io.dpl.Dpl;
import io.dpl.api.plan.Decision;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Timer;
import java.util.stream.Collectors;

/** Runs a workload with every setting, then the best three and AUTO again in turns. */
final class Sweep {

  /** Settings that are this much slower than the best so far are stopped. */
  private static final double GIVE_UP = 2.5;

  private static final int BEST = 3;

  private final Dpl dpl;
  private final Timer timer;
  private final Grid grid;
  private final int rounds;
  private final PrintStream out;

  Sweep(Dpl dpl, Timer timer, Grid grid, int rounds, PrintStream out) {
    this.dpl = dpl;
    this.timer = timer;
    this.grid = grid;
    this.rounds = rounds;
    this.out = out;
  }

  /** Partitions and batches that are tried. */
  record Grid(List<Integer> partitions, List<Integer> batches) {

    static final Grid FULL =
        new Grid(List.of(1, 2, 4, 8, 16, 32, 64), List.of(512, 256, 128, 64, 32, 8, 1));
    static final Grid REDUCED = new Grid(List.of(1, 2, 8, 64), List.of(512, 128, 32, 1));
  }

  Outcome of(Workload workload) {
    Trial trial = new Trial(dpl, workload, timer);
    List<Double> load = new ArrayList<>(List.of(load()));
    trial.run(Setting.AUTO, Double.MAX_VALUE);
    trial.run(Setting.AUTO, Double.MAX_VALUE);
    double least = trial.run(Setting.AUTO, Double.MAX_VALUE);
    Map<Setting, Double> seconds = new LinkedHashMap<>();
    for (int batchRows : grid.batches()) {
      for (int partitions : grid.partitions()) {
        Setting setting = new Setting(partitions, batchRows);
        double taken = trial.run(setting, GIVE_UP * least + 1);
        seconds.put(setting, taken);
        least = Math.min(least, taken);
        out.printf(Locale.ROOT, "%-10s %-16s %.3f s%n", workload.name(), setting, taken);
      }
    }
    Outcome outcome =
        new Outcome(workload, seconds, again(trial, best(seconds)), chosen(trial), load);
    load.add(load());
    out.printf(
        Locale.ROOT,
        "%-10s AUTO (%s) %.3f s, best %s %.3f s, ratio %.3f, paired %.3f%n",
        workload.name(),
        outcome.chosen(),
        outcome.seconds(Setting.AUTO),
        outcome.best(),
        outcome.seconds(outcome.best()),
        outcome.ratio(),
        outcome.pairedRatio());
    return outcome;
  }

  private static List<Setting> best(Map<Setting, Double> seconds) {
    return seconds.keySet().stream()
        .sorted(Comparator.comparingDouble(seconds::get))
        .limit(BEST)
        .toList();
  }

  private Map<Setting, double[]> again(Trial trial, List<Setting> best) {
    Map<Setting, double[]> again = new LinkedHashMap<>();
    best.forEach(setting -> again.put(setting, new double[rounds]));
    again.put(Setting.AUTO, new double[rounds]);
    for (int round = 0; round < rounds; round++) {
      for (Map.Entry<Setting, double[]> each : again.entrySet()) {
        each.getValue()[round] = trial.run(each.getKey(), Double.MAX_VALUE);
      }
    }
    return again;
  }

  private static String chosen(Trial trial) {
    return trial.plan(Setting.AUTO).decisions().stream()
        .filter(each -> each.what().equals("partitions") || each.what().startsWith("batch of"))
        .map(each -> (each.what().startsWith("batch") ? "b = " : "P = ") + value(each))
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private static String value(Decision decision) {
    return decision.value() + " by " + decision.rule();
  }

  private static double load() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }
}
