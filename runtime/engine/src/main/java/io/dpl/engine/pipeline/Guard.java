package io.dpl.engine.pipeline;

import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.jspecify.annotations.Nullable;

/**
 * The rows that a conditional call computes.
 *
 * @param rows positions in ascending order; null for all rows
 * @param count how many
 */
record Guard(int @Nullable [] rows, int count) {

  /** The rows of a batch whose guard column is TRUE. */
  static Guard of(VectorSchemaRoot batch, int column) {
    int total = batch.getRowCount();
    if (column < 0) {
      return new Guard(null, total);
    }
    FieldVector vector = batch.getVector(column);
    int[] rows = new int[total];
    int count = 0;
    for (int row = 0; row < total; row++) {
      if (!vector.isNull(row) && ((BitVector) vector).get(row) == 1) {
        rows[count++] = row;
      }
    }
    return count == total ? new Guard(null, total) : new Guard(rows, count);
  }

  /** Position in the batch of the i-th row that is computed. */
  int row(int i) {
    return rows == null ? i : rows[i];
  }
}
