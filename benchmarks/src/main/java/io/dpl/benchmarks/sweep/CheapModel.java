package io.dpl.benchmarks.sweep;

import io.dpl.api.model.BatchModel;
import io.dpl.api.model.JavaSignature;
import java.util.List;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.FieldVector;

/** A model that takes next to nothing a row, and says so. */
@JavaSignature(value = "(n BIGINT) -> BIGINT", secondsPerRow = 5e-8)
public final class CheapModel implements BatchModel {

  @Override
  public void run(List<FieldVector> arguments, int rows, List<FieldVector> outputs) {
    BigIntVector in = (BigIntVector) arguments.get(0);
    BigIntVector out = (BigIntVector) outputs.get(0);
    out.allocateNew(rows);
    for (int row = 0; row < rows; row++) {
      out.set(row, in.get(row) % 7);
    }
  }
}
