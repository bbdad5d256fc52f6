package io.dpl.library.model.jvm;

import io.dpl.api.type.DplType;
import io.dpl.api.type.DplType.Simple;
import io.dpl.library.model.TextColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.arrow.vector.BaseIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.LargeVarBinaryVector;
import org.apache.arrow.vector.VarBinaryVector;
import org.apache.arrow.vector.ViewVarBinaryVector;
import org.apache.arrow.vector.complex.FixedSizeListVector;
import org.apache.arrow.vector.complex.ListVector;
import org.jspecify.annotations.Nullable;

/** Values of columns as the Java objects that a row model sees. */
final class JavaReader {

  private static final Set<DplType> SIMPLE =
      Set.of(
          Simple.BOOLEAN,
          Simple.TINYINT,
          Simple.SMALLINT,
          Simple.INTEGER,
          Simple.BIGINT,
          Simple.FLOAT,
          Simple.DOUBLE,
          Simple.STRING,
          Simple.BLOB);

  private JavaReader() {}

  /** Whether values of a type have a Java form here. */
  static boolean reads(DplType type) {
    if (type instanceof DplType.ListOf list) {
      return reads(list.element());
    }
    if (type instanceof DplType.Vector vector) {
      return reads(vector.element());
    }
    return SIMPLE.contains(type);
  }

  /** The value of a row, null where it is NULL. */
  static @Nullable Object read(FieldVector vector, int row) {
    if (vector.isNull(row)) {
      return null;
    }
    if (vector instanceof BitVector bits) {
      return bits.get(row) == 1;
    }
    if (vector instanceof BaseIntVector numbers) {
      return numbers.getValueAsLong(row);
    }
    if (vector instanceof Float4Vector numbers) {
      return numbers.get(row);
    }
    if (vector instanceof Float8Vector numbers) {
      return numbers.get(row);
    }
    if (vector instanceof FixedSizeListVector list) {
      int size = list.getListSize();
      return elements(list.getDataVector(), row * size, (row + 1) * size);
    }
    if (vector instanceof ListVector list) {
      return elements(
          list.getDataVector(), list.getElementStartIndex(row), list.getElementEndIndex(row));
    }
    if (vector instanceof VarBinaryVector
        || vector instanceof LargeVarBinaryVector
        || vector instanceof ViewVarBinaryVector) {
      return TextColumn.bytes(vector, row);
    }
    return TextColumn.text(vector, row);
  }

  private static Object elements(FieldVector values, int from, int to) {
    if (values instanceof Float4Vector floats) {
      float[] array = new float[to - from];
      for (int i = 0; i < array.length; i++) {
        array[i] = floats.isNull(from + i) ? Float.NaN : floats.get(from + i);
      }
      return array;
    }
    List<@Nullable Object> list = new ArrayList<>(to - from);
    for (int i = from; i < to; i++) {
      list.add(read(values, i));
    }
    return list;
  }
}
