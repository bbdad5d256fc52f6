package io.dpl.benchmarks.sweep;

import io.dpl.api.model.BatchModel;
import io.dpl.api.model.JavaSignature;
import java.util.List;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.FieldVector;

/** A call over a network: 50 ms however many rows it has, and a fifth of a millisecond each. */
@JavaSignature(
    value = "(n BIGINT) -> BIGINT",
    batchRows = 64,
    secondsPerRow = FixedCallModel.ROW_MILLIS / 1e3 + FixedCallModel.CALL_MILLIS / 1e3 / 64,
    secondsPerRun = FixedCallModel.CALL_MILLIS / 1e3)
public final class FixedCallModel implements BatchModel {

  static final double CALL_MILLIS = 50;
  static final double ROW_MILLIS = 0.2;

  @Override
  public void run(List<FieldVector> arguments, int rows, List<FieldVector> outputs)
      throws InterruptedException {
    Thread.sleep(Math.round(CALL_MILLIS + rows * ROW_MILLIS));
    BigIntVector in = (BigIntVector) arguments.get(0);
    BigIntVector out = (BigIntVector) outputs.get(0);
    out.allocateNew(rows);
    for (int row = 0; row < rows; row++) {
      out.set(row, in.get(row) % 7);
    }
  }
}
