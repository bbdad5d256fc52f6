package io.dpl.api.model;

import java.util.List;
import org.apache.arrow.vector.FieldVector;

/**
 * A Java model over Arrow columns; the fastest form.
 *
 * <p>Nulls: it sees them and decides itself.
 *
 * <p>Errors: throw {@link io.dpl.api.function.RowException} where one row is at fault; anything
 * else becomes DPL5205 of the batch.
 */
public non-sealed interface BatchModel extends JavaModel {

  /**
   * Computes rows 0 to {@code rows - 1} of the outputs.
   *
   * @param outputs empty vectors of the declared types; the caller sets the value count
   */
  void run(List<FieldVector> arguments, int rows, List<FieldVector> outputs) throws Exception;
}
