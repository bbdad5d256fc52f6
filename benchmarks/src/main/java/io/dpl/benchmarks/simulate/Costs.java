package io.dpl.benchmarks.simulate;

/**
 * What things take, in seconds.
 *
 * @param task start and end of a task; it holds its task slot, not the model's
 * @param dispatch the scheduler's own time for a task, one after the other
 * @param batch handing one batch through the pipeline
 * @param prepareRow work of the pipeline before the model, a row
 * @param call fixed part of a model run
 * @param row work of the model on a row, on average
 * @param variation standard deviation of a row's work over its mean; rows are gamma distributed, so
 *     that the work of n rows is drawn at once
 */
record Costs(
    double task,
    double dispatch,
    double batch,
    double prepareRow,
    double call,
    double row,
    double variation) {

  /** Only the model's work on rows counts. */
  static Costs ofRows(double row) {
    return new Costs(0, 0, 0, 0, 0, row, 0);
  }

  Costs withTask(double seconds) {
    return new Costs(seconds, dispatch, batch, prepareRow, call, row, variation);
  }

  Costs withVariation(double relative) {
    return new Costs(task, dispatch, batch, prepareRow, call, row, relative);
  }
}
