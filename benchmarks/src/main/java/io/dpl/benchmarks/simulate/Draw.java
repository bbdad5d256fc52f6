package io.dpl.benchmarks.simulate;

import java.util.SplittableRandom;

/** Random numbers of the distributions that the simulator needs; the same for the same seed. */
final class Draw {

  private final SplittableRandom random;

  Draw(long seed) {
    this.random = new SplittableRandom(seed);
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  /**
   * A binomial number: exact for few trials, else the normal or the Poisson distribution of the
   * same mean.
   */
  long binomial(long trials, double probability) {
    double mean = trials * probability;
    if (probability >= 1) {
      return trials;
    }
    if (mean > 25 && trials * (1 - probability) > 25) {
      double value = mean + Math.sqrt(mean * (1 - probability)) * random.nextGaussian();
      return Math.max(0, Math.min(trials, Math.round(value)));
    }
    if (trials < 100) {
      long hits = 0;
      for (long i = 0; i < trials; i++) {
        hits += random.nextDouble() < probability ? 1 : 0;
      }
      return hits;
    }
    double left = Math.exp(-Math.min(mean, 700));
    long hits = -1;
    for (double product = 1; product > left; hits++) {
      product *= random.nextDouble();
    }
    return Math.min(trials, hits);
  }

  /**
   * The work of n rows that cost 1 each on average: a sum of gamma distributed numbers is gamma
   * distributed, so one number is drawn however many rows there are.
   */
  double sum(double rows, double variation) {
    if (rows <= 0 || variation == 0) {
      return rows;
    }
    double scale = variation * variation;
    return gamma(rows / scale) * scale;
  }

  /** Marsaglia and Tsang's method; the normal distribution for large shapes. */
  private double gamma(double shape) {
    if (shape > 1000) {
      return Math.max(0, shape + Math.sqrt(shape) * random.nextGaussian());
    }
    if (shape < 1) {
      return gamma(shape + 1) * Math.pow(random.nextDouble(), 1 / shape);
    }
    double d = shape - 1.0 / 3;
    double c = 1 / Math.sqrt(9 * d);
    while (true) {
      double normal = random.nextGaussian();
      double v = 1 + c * normal;
      if (v > 0) {
        v = v * v * v;
        double uniform = random.nextDouble();
        if (Math.log(uniform) < normal * normal / 2 + d - d * v + d * Math.log(v)) {
          return d * v;
        }
      }
    }
  }
}
