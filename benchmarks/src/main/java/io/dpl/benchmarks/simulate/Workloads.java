package io.dpl.benchmarks.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Draws workloads: 10^3 to 10^9 rows on 1 to 1,000 nodes, a quarter each light, heavy, skewed and
 * on GPUs. Sizes and times are spread evenly over their logarithms; the same seed gives the same.
 *
 * <p>A model declares the batch of which its author would think: the power of two from which the
 * fixed part of a call is a tenth of the run or less, give or take a factor of two.
 */
final class Workloads {

  private static final double MILLI = 1e-3;

  private final SplittableRandom random;

  private Workloads(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /** So many workloads. */
  static List<Workload> of(int count, long seed) {
    Workloads source = new Workloads(seed);
    List<Workload> workloads = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      workloads.add(
          switch (i % 4) {
            case 0 -> source.heavy(i);
            case 1 -> source.light(i);
            case 2 -> source.skewed(i);
            default -> source.gpu(i);
          });
    }
    return workloads;
  }

  /** Paths and texts: the model takes longer than moving the row. */
  private Workload light(int number) {
    double row = between(0.1, 50) * MILLI;
    Costs costs = costs(0.01 * MILLI, row * between(0.3, 30), row, uniform(0.2, 1));
    return workload(number, "light", rows(9), Math.round(between(40, 400)), 1, 0, costs, 4096, 0);
  }

  /** Paths of files that differ: what stands together costs alike. */
  private Workload skewed(int number) {
    double row = between(0.1, 50) * MILLI;
    Costs costs = costs(0.01 * MILLI, row * between(0.3, 30), row, uniform(0.2, 1));
    int files = (int) between(10, 10_000);
    return workload(
        number, "skewed", rows(9), Math.round(between(40, 400)), files, 1, costs, 4096, 0);
  }

  /** Images: decoded at 50 MB/s a core, then the model. */
  private Workload heavy(int number) {
    long bytes = Math.round(between(50e3, 2e6));
    double row = between(1, 50) * MILLI;
    Costs costs = costs(bytes / 50e6, row * between(0.3, 30), row, uniform(0.2, 0.6));
    return workload(number, "heavy", rows(7), bytes, 1, 0, costs, 600_000, 0);
  }

  /** A few devices a node, a large fixed part of a call, preparation on the processors. */
  private Workload gpu(int number) {
    double row = between(0.05, 1) * MILLI;
    Costs costs = costs(between(0.1, 3) * MILLI, between(5, 100) * MILLI, row, 0.3);
    int gpus = 1 << random.nextInt(3);
    return workload(
        number, "gpu", rows(9), Math.round(between(200, 3000)), 1, 0, costs, 2 << 20, gpus);
  }

  private Workload workload(
      int number,
      String kind,
      long rows,
      long rowBytes,
      int files,
      double spread,
      Costs costs,
      long runBytes,
      int gpus) {
    double wanted = 10 * costs.call() / costs.row();
    int power = (int) Math.round(Math.log(wanted) / Math.log(2)) + random.nextInt(3) - 1;
    int batch = 1 << Math.max(0, Math.min(10, power));
    int cpus = Math.max(2 << random.nextInt(4), 2 * gpus);
    return new Workload(
        number,
        kind,
        rows,
        rowBytes,
        files,
        spread,
        new SimulatedModels.Told(costs.call(), costs.row(), batch, runBytes, false),
        costs,
        new Workload.Shape((int) between(1, 1001), cpus, gpus, cpus * (4L << 30)));
  }

  private Costs costs(double prepare, double call, double row, double variation) {
    return new Costs(
        between(2, 50) * MILLI, 0.2 * MILLI, 0.2 * MILLI, prepare, call, row, variation);
  }

  private long rows(double mostPower) {
    return Math.round(between(1e3, Math.pow(10, mostPower)));
  }

  private double uniform(double low, double high) {
    return low + (high - low) * random.nextDouble();
  }

  private double between(double low, double high) {
    return low * Math.pow(high / low, random.nextDouble());
  }
}
