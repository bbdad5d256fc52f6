package io.dpl.benchmarks.sweep;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * What was measured of a workload.
 *
 * @param grid seconds of each swept setting, once; infinite where it was stopped
 * @param again seconds of the best three and of AUTO, interleaved; AUTO last
 * @param chosen partitions and batch that AUTO starts with, for people
 * @param load processes that ran or waited on the machine, before and after, ours included
 */
record Outcome(
    Workload workload,
    Map<Setting, Double> grid,
    Map<Setting, double[]> again,
    String chosen,
    List<Double> load) {

  /** Median of the rounds. */
  double seconds(Setting setting) {
    double[] sorted = again.get(setting).clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  /** The best of the swept settings, timed again. */
  Setting best() {
    return again.keySet().stream()
        .filter(setting -> !setting.isAuto())
        .min(java.util.Comparator.comparingDouble(this::seconds))
        .orElseThrow();
  }

  /** AUTO's time over the best one's. */
  double ratio() {
    return seconds(Setting.AUTO) / seconds(best());
  }

  /** Median, over the rounds, of AUTO's time over that of the best setting in the same round. */
  double pairedRatio() {
    double[] auto = again.get(Setting.AUTO);
    double[] best = again.get(best());
    double[] ratios = new double[auto.length];
    for (int i = 0; i < auto.length; i++) {
      ratios[i] = auto[i] / best[i];
    }
    Arrays.sort(ratios);
    return ratios[ratios.length / 2];
  }
}
