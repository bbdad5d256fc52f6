package io.dpl.library.model;

import java.util.Optional;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.BaseFixedWidthVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.BitVectorHelper;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.complex.FixedSizeListVector;

/**
 * A column whose values lie side by side, {@link #rowBytes} each: a number, or a vector of numbers.
 * Its memory is handed to native code as it is.
 */
public final class DenseColumn {

  private final FieldVector vector;
  private final BaseFixedWidthVector values;
  private final int perRow;

  private DenseColumn(FieldVector vector, BaseFixedWidthVector values, int perRow) {
    this.vector = vector;
    this.values = values;
    this.perRow = perRow;
  }

  /** The column, where its values lie so. */
  public static Optional<DenseColumn> of(FieldVector vector) {
    if (vector instanceof FixedSizeListVector list
        && list.getDataVector() instanceof BaseFixedWidthVector values
        && !(values instanceof BitVector)) {
      return Optional.of(new DenseColumn(vector, values, list.getListSize()));
    }
    return vector instanceof BaseFixedWidthVector values && !(values instanceof BitVector)
        ? Optional.of(new DenseColumn(vector, values, 1))
        : Optional.empty();
  }

  /** Numbers a row. */
  public int perRow() {
    return perRow;
  }

  public int rowBytes() {
    return perRow * values.getTypeWidth();
  }

  /** The values, row 0 first; null rows hold anything. */
  public ArrowBuf data() {
    return values.getDataBuffer();
  }

  /** Whether a row that is not null itself holds a null. */
  public boolean hasNullInside(int row) {
    if (perRow == 1 || values.getNullCount() == 0) {
      return false;
    }
    for (int i = 0; i < perRow; i++) {
      if (values.isNull(row * perRow + i)) {
        return true;
      }
    }
    return false;
  }

  /** Makes room for this many rows, all null at first. */
  public void allocate(int rows) {
    vector.setInitialCapacity(rows);
    vector.allocateNew();
    if (vector != values) {
      values.getValidityBuffer().setOne(0, ((long) rows * perRow + 7) / 8);
    }
  }

  /** Says that a row has a value. */
  public void setValid(int row) {
    BitVectorHelper.setBit(vector.getValidityBuffer(), row);
  }
}
