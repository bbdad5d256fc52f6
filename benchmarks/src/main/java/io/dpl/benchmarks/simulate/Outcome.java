package io.dpl.benchmarks.simulate;

/**
 * What came out for a workload.
 *
 * @param best of all settings that were swept, AUTO's among them
 * @param otherPartitions the best with AUTO's batch
 * @param otherBatch the best with AUTO's partitions
 * @param published the published maximum with the model's batch, rows shuffled
 * @param daft Daft's default partitions with the model's batch
 */
record Outcome(
    Workload workload,
    AutoPlan plan,
    Timed auto,
    Timed best,
    Timed otherPartitions,
    Timed otherBatch,
    Timed published,
    Timed daft) {

  /** A setting and its makespan. */
  record Timed(long partitions, int batchRows, double seconds) {

    Timed or(Timed other) {
      return other.seconds < seconds ? other : this;
    }

    @Override
    public String toString() {
      return partitions + " x " + batchRows;
    }
  }

  /** Makespan over that of the best setting. */
  double overBest(Timed timed) {
    return timed.seconds() / best.seconds();
  }

  /** Whether more partitions than the published maximum allows would help. */
  boolean isCapped() {
    Workload.Shape shape = workload.shape();
    int runs = shape.gpus() == 0 ? shape.cpus() : shape.gpus();
    double most = (double) workload.rows() / plan.batchRows() / runs;
    return otherPartitions.partitions() > Math.max(plan.partitions(), most);
  }

  /** Which number costs AUTO more: its partitions or its batch. */
  String fault() {
    return otherPartitions.seconds() <= otherBatch.seconds() ? plan.rule() : "batch";
  }
}
