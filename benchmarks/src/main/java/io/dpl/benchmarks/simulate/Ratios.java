package io.dpl.benchmarks.simulate;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Sorted ratios and their quantiles. */
record Ratios(double[] sorted) {

  static Ratios of(Collection<Outcome> outcomes, ToDoubleFunction<Outcome> ratio) {
    double[] values = outcomes.stream().mapToDouble(ratio).toArray();
    Arrays.sort(values);
    return new Ratios(values);
  }

  /** The value that so large a part does not exceed. */
  double quantile(double part) {
    int at = (int) Math.ceil(part * sorted.length) - 1;
    return sorted[Math.max(0, Math.min(sorted.length - 1, at))];
  }

  /** Median and 95th percentile, for a table. */
  String print() {
    return String.format(Locale.ROOT, "%.2f | %.2f", quantile(0.5), quantile(0.95));
  }
}
