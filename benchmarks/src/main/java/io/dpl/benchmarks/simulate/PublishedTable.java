package io.dpl.benchmarks.simulate;

import io.dpl.benchmarks.simulate.Machines.Handover;
import java.util.Arrays;
import java.util.List;

/**
 * What the published maximum leaves out: the makespan of the published example over its ideal, by
 * the number of partitions.
 *
 * <p>A million rows go to 4 nodes with 4 model slots each, in batches of 64. Each row falls into a
 * partition by chance, so sizes are binomial, and the last batch of a partition is ragged. A node
 * works on one partition, or on four; a partition starts with an overhead of 0.38 of a full batch
 * and then hands all its batches to the slots of its node, each of which holds one running and one
 * waiting ({@link Pool}). A batch takes time by its rows. The ideal is all rows over all slots.
 *
 * <p>What comes out: one or two partitions leave nodes idle; with few batches a partition (3906:
 * four, with one node on one partition) batches wait behind others while slots are idle, and the
 * overhead of each start is paid by an idle node; several partitions at once hide both until
 * partitions are a batch or less.
 */
final class PublishedTable {

  static final long ROWS = 1_000_000;
  static final int BATCH_ROWS = 64;
  static final int NODES = 4;
  static final int SLOTS = 16;

  /** Overhead of a task in full batches. */
  static final double TASK_BATCHES = 0.38;

  /** The design's figures. */
  static final List<Line> DESIGN =
      List.of(
          new Line(1, 4.00, 4.00, 0),
          new Line(2, 2.00, 2.00, 0),
          new Line(4, 1.00, 1.00, 0),
          new Line(250, 1.06, 1.01, 0.008),
          new Line(1000, 1.15, 1.01, 0.032),
          new Line(3906, 2.30, 1.03, 0.121),
          new Line(15625, 5.38, 1.56, 0.475));

  private PublishedTable() {}

  /** Makespans over the ideal with one and four tasks a node, and batches beyond the full ones. */
  record Line(int partitions, double one, double four, double ragged) {}

  /** Simulates a line. */
  static Line of(int partitions, long seed) {
    Cut cut = cut(partitions);
    Tasks tasks = Tasks.of(cut, Costs.ofRows(1), Terrain.EVEN, Integer.MAX_VALUE, new Draw(seed));
    return new Line(
        partitions,
        overIdeal(cut, 1, seed),
        overIdeal(cut, 4, seed),
        Cut.ragged(Arrays.copyOf(tasks.rows(), tasks.count()), BATCH_ROWS));
  }

  private static Cut cut(int partitions) {
    return Cut.random(ROWS, partitions, BATCH_ROWS);
  }

  private static double overIdeal(Cut cut, int tasks, long seed) {
    Machines machines = new Machines(NODES, tasks, SLOTS / NODES, Handover.POOL);
    Costs costs = Costs.ofRows(1.0 / BATCH_ROWS).withTask(TASK_BATCHES);
    double ideal = (double) ROWS / BATCH_ROWS / SLOTS;
    return Simulation.seconds(machines, costs, cut, Terrain.EVEN, seed) / ideal;
  }
}
