package io.dpl.api.model;

import java.util.List;
import org.apache.arrow.vector.FieldVector;

/** A model at work in one pipeline; used by one thread. */
public interface ModelSession extends AutoCloseable {

  /**
   * Runs the model on all rows, in runs of at most {@code batchRows} rows which it may cut and
   * order as it likes.
   *
   * <p>Same row count and order out as in. Nulls: a row with a null argument gives null results and
   * is not shown to the model.
   *
   * @param rows rows in the arguments, at most the signature's windowRows (or batchRows where that
   *     is more)
   * @param outputs empty vectors of the declared types; the session sets values, the caller the
   *     value count
   * @throws io.dpl.api.function.RowException if one row is at fault
   */
  void run(List<FieldVector> arguments, int rows, int batchRows, List<FieldVector> outputs);

  @Override
  default void close() {}
}
