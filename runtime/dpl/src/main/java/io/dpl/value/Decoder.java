package io.dpl.value;

import org.apache.arrow.vector.ValueVector;
import org.jspecify.annotations.Nullable;

/** Reads the values of a column, whatever batch they come in. */
@FunctionalInterface
public interface Decoder {

  /** The reader of one batch's column; valid as long as the batch. */
  Cells on(ValueVector vector);

  /** The values of one column of one batch. */
  @FunctionalInterface
  interface Cells {

    /** The value of a row, null where it is NULL. */
    @Nullable Object at(int row);
  }

  /** Reads what this one gives through a function that never sees null. */
  default Decoder then(java.util.function.Function<Object, Object> change) {
    return vector -> {
      Cells cells = on(vector);
      return row -> {
        Object value = cells.at(row);
        return value == null ? null : change.apply(value);
      };
    };
  }
}
