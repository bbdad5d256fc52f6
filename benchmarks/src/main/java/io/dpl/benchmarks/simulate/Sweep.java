package io.dpl.benchmarks.simulate;

import io.dpl.benchmarks.simulate.Outcome.Timed;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;

/**
 * AUTO against the best of a sweep over partitions and batches, the published maximum and Daft's
 * default, for one workload. All see the same costs; short ones are repeated and averaged, so that
 * the best is not merely the luckiest.
 */
final class Sweep {

  private static final int[] BATCHES = {1, 8, 32, 128, 512, 2048};
  private static final double[] PER_SLOT = {1, 2, 3, 8, 32, 128};
  private static final int FEW_TASKS = 2_000;
  private static final int REPEATS = 3;

  /** Daft reads files as scan tasks of 96 MB at least. */
  private static final long DAFT_BYTES = 96_000_000;

  private Sweep() {}

  /** Simulates all settings of a workload. */
  static Outcome of(Workload workload, long seed) {
    AutoPlan plan = AutoPlan.of(workload);
    Terrain terrain =
        workload.files() == 1
            ? Terrain.EVEN
            : Terrain.files(workload.files(), workload.spread(), new SplittableRandom(seed + 1));
    Trial trial = new Trial(workload, terrain, seed);
    Cut.Form form = workload.isHeavy() ? Cut.Form.CONTIGUOUS : Cut.Form.DEALT;
    Timed auto =
        trial.run(
            new Cut(workload.rows(), plan.partitions(), plan.batchRows(), plan.alignRows(), form),
            plan.tasks());
    Timed best = auto;
    Timed otherPartitions = auto;
    Timed otherBatch = auto;
    for (int batch : batches(workload, plan)) {
      for (long partitions : partitions(workload, plan)) {
        Timed timed = trial.run(new Cut(workload.rows(), partitions, batch, 1, form));
        best = best.or(timed);
        otherPartitions = batch == plan.batchRows() ? otherPartitions.or(timed) : otherPartitions;
        otherBatch = partitions == plan.partitions() ? otherBatch.or(timed) : otherBatch;
      }
    }
    int declared = workload.model().batch();
    long bytes = workload.rows() * workload.rowBytes();
    return new Outcome(
        workload,
        plan,
        auto,
        best,
        otherPartitions,
        otherBatch,
        trial.run(Cut.random(workload.rows(), publishedMaximum(workload), declared)),
        trial.run(Cut.equal(workload.rows(), Math.max(1, bytes / DAFT_BYTES), declared)));
  }

  private static List<Integer> batches(Workload workload, AutoPlan plan) {
    TreeSet<Integer> batches = new TreeSet<>();
    for (int batch : BATCHES) {
      batches.add(batch);
    }
    batches.add(workload.model().batch());
    batches.removeIf(batch -> !workload.fits(batch));
    batches.add(plan.batchRows());
    return List.copyOf(batches);
  }

  private static List<Long> partitions(Workload workload, AutoPlan plan) {
    Workload.Shape shape = workload.shape();
    TreeSet<Long> partitions = new TreeSet<>(List.of(1L, (long) plan.partitions()));
    partitions.add(Math.min(workload.rows(), shape.nodes()));
    for (double each : PER_SLOT) {
      partitions.add((long) Math.min(workload.rows(), each * shape.nodes() * shape.cpus()));
    }
    return new ArrayList<>(partitions);
  }

  /** R / (b * C / W), with the model's batch. */
  private static long publishedMaximum(Workload workload) {
    Workload.Shape shape = workload.shape();
    int slots = shape.gpus() == 0 ? shape.cpus() : shape.gpus();
    return Math.max(1, workload.rows() / ((long) workload.model().batch() * slots));
  }

  private record Trial(Workload workload, Terrain terrain, long seed) {

    /** With as many tasks at once as there are processors. */
    Timed run(Cut cut) {
      return run(cut, 0);
    }

    Timed run(Cut cut, int tasks) {
      int repeats = cut.partitions() <= FEW_TASKS ? REPEATS : 1;
      double sum = 0;
      for (int i = 0; i < repeats; i++) {
        sum +=
            Simulation.seconds(
                workload.machines(tasks),
                workload.costs(),
                cut,
                cut.form() == Cut.Form.RANDOM ? Terrain.EVEN : terrain,
                seed + 31L * i);
      }
      return new Timed(cut.partitions(), cut.batchRows(), sum / repeats);
    }
  }
}
