package io.dpl.benchmarks.simulate;

import java.util.SplittableRandom;

/**
 * How much more or less than average the rows of a place cost: files differ, and their rows stand
 * together.
 */
final class Terrain {

  /** The same everywhere. */
  static final Terrain EVEN = new Terrain(new double[] {1});

  private final double[] sums;

  private Terrain(double[] heights) {
    sums = new double[heights.length + 1];
    for (int i = 0; i < heights.length; i++) {
      sums[i + 1] = sums[i] + heights[i];
    }
  }

  /**
   * Files of equal length whose costs are lognormal.
   *
   * @param spread standard deviation of the logarithm
   */
  static Terrain files(int count, double spread, SplittableRandom random) {
    double[] heights = new double[count];
    for (int i = 0; i < count; i++) {
      heights[i] = Math.exp(spread * random.nextGaussian());
    }
    return new Terrain(heights);
  }

  /** Mean between two places, 0 to 1; over all it is 1. */
  double mean(double from, double to) {
    double files = sums.length - 1.0;
    return to <= from
        ? 1
        : (at(to) - at(from)) / (to - from) / files * (files / sums[sums.length - 1]);
  }

  private double at(double place) {
    double position = place * (sums.length - 1);
    int file = (int) Math.min(sums.length - 2.0, Math.max(0, Math.floor(position)));
    return sums[file] + (position - file) * (sums[file + 1] - sums[file]);
  }
}
