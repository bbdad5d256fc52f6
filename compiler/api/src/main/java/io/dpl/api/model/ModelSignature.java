package io.dpl.api.model;

import io.dpl.api.function.Cost;
import io.dpl.api.function.Traits;
import io.dpl.api.type.Field;
import java.util.List;

/**
 * What a provider knows of a model before it is loaded.
 *
 * @param inputs names and types that a call must give, in order
 * @param outputs names and types of the results
 * @param weightsBytes memory of the loaded weights, once a process
 * @param activationBytesPerRow working memory a row of a batch
 * @param activationBytesPerRun most working memory of a run, whatever its rows, where the model
 *     bounds something else than rows (padded tokens); 0 where only rows bound it
 * @param batchRows batch that BATCH AUTO starts with
 * @param windowRows rows that a session wants to see at once (it sorts them by length); at least
 *     batchRows. Where it is more, partitions are cut no smaller as long as every slot has one
 * @param secondsPerRun the part of a run that does not depend on its rows; with it {@code
 *     cost.secondsPerRow} is that of a run of {@code batchRows}; 0 where it is not known
 * @param measuredRows rows over which the cost was measured where it runs; 0 where it is declared
 */
public record ModelSignature(
    List<Field> inputs,
    List<Field> outputs,
    Traits traits,
    Cost cost,
    long weightsBytes,
    long activationBytesPerRow,
    long activationBytesPerRun,
    int batchRows,
    int windowRows,
    double secondsPerRun,
    long measuredRows) {

  public ModelSignature {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }

  /**
   * A model whose runs only rows bound, and of which nobody knows what a run costs besides them.
   */
  public ModelSignature(
      List<Field> inputs,
      List<Field> outputs,
      Traits traits,
      Cost cost,
      long weightsBytes,
      long activationBytesPerRow,
      int batchRows,
      int windowRows) {
    this(
        inputs,
        outputs,
        traits,
        cost,
        weightsBytes,
        activationBytesPerRow,
        0,
        batchRows,
        windowRows);
  }

  /** A model of which nobody knows what a run costs besides its rows. */
  public ModelSignature(
      List<Field> inputs,
      List<Field> outputs,
      Traits traits,
      Cost cost,
      long weightsBytes,
      long activationBytesPerRow,
      long activationBytesPerRun,
      int batchRows,
      int windowRows) {
    this(
        inputs,
        outputs,
        traits,
        cost,
        weightsBytes,
        activationBytesPerRow,
        activationBytesPerRun,
        batchRows,
        windowRows,
        0,
        0);
  }

  /** The same with the part of a run that does not depend on its rows. */
  public ModelSignature withSecondsPerRun(double seconds) {
    return new ModelSignature(
        inputs,
        outputs,
        traits,
        cost,
        weightsBytes,
        activationBytesPerRow,
        activationBytesPerRun,
        batchRows,
        windowRows,
        seconds,
        measuredRows);
  }

  /**
   * The same with what was measured.
   *
   * @param secondsPerRow in runs of {@code measuredBatch} rows
   * @param perRun the part of a run that does not depend on its rows; 0 where that was not found
   * @param measuredBatch the batch that was best; where the model bounds something else than rows,
   *     its own stays
   * @param rows over which it was measured
   */
  public ModelSignature measured(
      double secondsPerRow, double perRun, int measuredBatch, long rows) {
    boolean own = windowRows > batchRows || activationBytesPerRun > 0;
    int batch = own ? batchRows : measuredBatch;
    return new ModelSignature(
        inputs,
        outputs,
        traits,
        new Cost(secondsPerRow, cost.bytesOutPerRow(), cost.inflation()),
        weightsBytes,
        activationBytesPerRow,
        activationBytesPerRun,
        batch,
        own ? windowRows : batch,
        perRun > 0 ? perRun : secondsPerRun,
        rows);
  }

  /** Most working memory of a run of so many rows. */
  public long runBytes(int rows) {
    long byRows = rows * activationBytesPerRow;
    return activationBytesPerRun > 0 ? Math.min(byRows, activationBytesPerRun) : byRows;
  }
}
