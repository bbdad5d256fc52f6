package io.dpl.library.model;

import java.util.List;
import org.apache.arrow.vector.FieldVector;

/**
 * The rows without a null argument, in order; only they are shown to a model.
 *
 * @param rows their row numbers
 * @param all whether no row is left out
 */
@SuppressWarnings("ArrayRecordComponent")
public record LiveRows(int[] rows, boolean all) {

  /** The rows of these arguments that have no null. */
  public static LiveRows of(List<FieldVector> arguments, int rows) {
    int[] live = new int[rows];
    int count = 0;
    for (int row = 0; row < rows; row++) {
      boolean whole = true;
      for (FieldVector argument : arguments) {
        whole &= !argument.isNull(row);
      }
      if (whole) {
        live[count++] = row;
      }
    }
    return new LiveRows(count == rows ? live : java.util.Arrays.copyOf(live, count), count == rows);
  }

  public int count() {
    return rows.length;
  }
}
