package io.dpl.value;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.arrow.vector.ValueVector;
import org.apache.arrow.vector.complex.FixedSizeListVector;
import org.apache.arrow.vector.complex.ListVector;
import org.jspecify.annotations.Nullable;

/** Lists and vectors of any elements. */
final class Lists {

  private Lists() {}

  /** Where the elements of a row stand. */
  record Slice(ValueVector elements, Bound from, Bound to) {

    interface Bound {
      int of(int row);
    }

    static Slice of(ValueVector vector) {
      if (vector instanceof FixedSizeListVector fixed) {
        int size = fixed.getListSize();
        return new Slice(fixed.getDataVector(), row -> row * size, row -> (row + 1) * size);
      }
      ListVector list = (ListVector) vector;
      return new Slice(list.getDataVector(), list::getElementStartIndex, list::getElementEndIndex);
    }
  }

  /** Unmodifiable lists; a NULL element is null. */
  static Decoder of(Decoder element) {
    return vector -> {
      Slice slice = Slice.of(vector);
      Decoder.Cells cells = element.on(slice.elements());
      return row -> {
        if (vector.isNull(row)) {
          return null;
        }
        int end = slice.to().of(row);
        List<@Nullable Object> values = new ArrayList<>(end - slice.from().of(row));
        for (int i = slice.from().of(row); i < end; i++) {
          values.add(cells.at(i));
        }
        return Collections.unmodifiableList(values);
      };
    };
  }
}
