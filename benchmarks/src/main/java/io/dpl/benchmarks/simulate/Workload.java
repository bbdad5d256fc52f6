package io.dpl.benchmarks.simulate;

/**
 * Work on a cluster that is not there.
 *
 * @param kind light, heavy, skewed, gpu
 * @param files files with costs of their own, 1 where all rows cost the same on average
 * @param spread how much they differ: standard deviation of the logarithm
 * @param costs what things take; the model's are those that it declares
 */
record Workload(
    int number,
    String kind,
    long rows,
    long rowBytes,
    int files,
    double spread,
    SimulatedModels.Told model,
    Costs costs,
    Shape shape) {

  /** A node's memory and processors, and how many of them. */
  record Shape(int nodes, int cpus, int gpus, long memoryBytes) {}

  boolean isHeavy() {
    return kind.equals("heavy");
  }

  /** The cluster for a number of tasks at once on a node, 0 for as many as processors. */
  Machines machines(int tasks) {
    int most = tasks == 0 ? shape.cpus() : Math.min(tasks, shape.cpus());
    return new Machines(
        shape.nodes(), most, shape.gpus() == 0 ? most : shape.gpus(), Machines.Handover.PIPELINE);
  }

  /** Seconds of the model and the pipelines on all rows, spread over all that can work. */
  double idealSeconds() {
    double calls = (double) rows / model.batch() * costs.call() + rows * costs.row();
    double slots = (double) shape.nodes() * shape.cpus();
    double devices = shape.gpus() == 0 ? slots : (double) shape.nodes() * shape.gpus();
    return Math.max(calls / devices, (calls + rows * costs.prepareRow()) / slots);
  }

  /** Whether so many tasks with such batches fit a node: what runs hold is a quarter of it. */
  boolean fits(int batchRows) {
    int runs = shape.gpus() == 0 ? shape.cpus() : shape.gpus();
    double held = (double) batchRows * (rowBytes + model.runBytes()) * runs;
    return held <= shape.memoryBytes() / 4.0;
  }

  @Override
  public String toString() {
    return String.format(
        java.util.Locale.ROOT,
        "%s: %.0e rows of %d B, %d x %d CPUs%s, row %.2g ms, call %.2g ms, prepare %.2g ms, task"
            + " %.0f ms",
        kind,
        (double) rows,
        rowBytes,
        shape.nodes(),
        shape.cpus(),
        shape.gpus() == 0 ? "" : " and " + shape.gpus() + " GPUs",
        costs.row() * 1e3,
        costs.call() * 1e3,
        costs.prepareRow() * 1e3,
        costs.task() * 1e3);
  }
}
