package io.dpl;

/**
 * What a run of a model costs, from runs of several sizes: the line of least squares through them,
 * each size as heavy as it had runs.
 *
 * <pre>seconds of a run = perRun + perRow * rows</pre>
 *
 * <p>Neither part is negative. With one size only, or where runs cannot be told apart, all of it is
 * the rows' and perRun is 0.
 *
 * @param perRun seconds of a run that do not depend on its rows, 0 where that was not found
 * @param perRow seconds of a row more
 */
record CostFit(double perRun, double perRow) {

  static CostFit of(ModelTime time) {
    double runs = 0;
    double rows = 0;
    double seconds = 0;
    for (ModelTime.Size size : time.costed()) {
      runs += size.runs();
      rows += size.rows();
      seconds += size.nanos() / 1e9;
    }
    double meanRows = rows / runs;
    double meanSeconds = seconds / runs;
    double together = 0;
    double spread = 0;
    for (ModelTime.Size size : time.costed()) {
      double off = (double) size.rows() / size.runs() - meanRows;
      together += size.runs() * off * (size.nanos() / 1e9 / size.runs() - meanSeconds);
      spread += size.runs() * off * off;
    }
    double perRow = spread > 0 ? together / spread : meanSeconds / meanRows;
    perRow = Math.min(Math.max(perRow, 0), meanSeconds / meanRows);
    double perRun = meanSeconds - perRow * meanRows;
    return new CostFit(perRun > 1e-9 ? perRun : 0, perRow);
  }

  /** Seconds a row in runs of so many rows. */
  double secondsPerRow(int batchRows) {
    return perRow + perRun / batchRows;
  }
}
