package io.dpl.benchmarks.simulate;

import io.dpl.api.plan.Deal;

/**
 * The tasks of a stage, in numbers. So many partitions that each slot would have dozens are joined
 * in groups, whose tasks run one after the other on one slot: a billion rows stay quick.
 *
 * @param rows rows of each group
 * @param batches batches of each group
 * @param seconds the model's work on the rows of each group, without the fixed part of runs
 * @param merged partitions a group
 */
record Tasks(long[] rows, long[] batches, double[] seconds, double merged) {

  private static final int SAMPLED = 512;

  int count() {
    return rows.length;
  }

  /**
   * Cuts the rows and draws their work.
   *
   * @param most groups at most
   */
  static Tasks of(Cut cut, Costs costs, Terrain terrain, int most, Draw draw) {
    int groups = (int) Math.min(cut.partitions(), most);
    double merged = (double) cut.partitions() / groups;
    long[] rows = new long[groups];
    long[] batches = new long[groups];
    double[] seconds = new double[groups];
    double ragged = merged > 1 ? ragged(cut, draw) : 0;
    long left = cut.rows();
    for (int g = 0; g < groups; g++) {
      double height = 1;
      if (cut.form() == Cut.Form.RANDOM) {
        rows[g] = draw.binomial(left, 1.0 / (groups - g));
        left -= rows[g];
      } else {
        long end = g == groups - 1 ? cut.partitions() : (long) ((g + 1) * merged);
        double all = 0;
        for (Deal.Run run : cut.runs((long) (g * merged), end)) {
          rows[g] += run.rows();
          all +=
              run.rows()
                  * terrain.mean((double) run.from() / cut.rows(), (double) run.to() / cut.rows());
        }
        height = rows[g] == 0 ? 1 : all / rows[g];
      }
      long least = (rows[g] + cut.batchRows() - 1) / cut.batchRows();
      batches[g] = merged > 1 ? Math.max(least, Math.round(merged * ragged)) : least;
      seconds[g] = costs.row() * height * draw.sum(rows[g], costs.variation());
    }
    return new Tasks(rows, batches, seconds, merged);
  }

  /** Batches of a partition on average, from some of them. */
  private static double ragged(Cut cut, Draw draw) {
    long batches = 0;
    for (int i = 0; i < SAMPLED; i++) {
      long rows;
      if (cut.form() == Cut.Form.RANDOM) {
        rows = draw.binomial(cut.rows(), 1.0 / cut.partitions());
      } else {
        long partition = (long) ((double) i * cut.partitions() / SAMPLED);
        rows = cut.runs(partition, partition + 1).stream().mapToLong(Deal.Run::rows).sum();
      }
      batches += (rows + cut.batchRows() - 1) / cut.batchRows();
    }
    return (double) batches / SAMPLED;
  }
}
