package io.dpl.value;

import java.lang.reflect.Array;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.ValueVector;

/** Lists and vectors as Java arrays. */
final class Arrays {

  /** Of FLOAT, as {@code float[]}. */
  static final Decoder FLOATS =
      vector -> {
        Lists.Slice slice = Lists.Slice.of(vector);
        Float4Vector elements = (Float4Vector) slice.elements();
        return row -> {
          if (vector.isNull(row)) {
            return null;
          }
          int start = slice.from().of(row);
          float[] values = new float[slice.to().of(row) - start];
          for (int i = 0; i < values.length; i++) {
            values[i] = elements.get(present(elements, start + i));
          }
          return values;
        };
      };

  /** Of DOUBLE, as {@code double[]}. */
  static final Decoder DOUBLES =
      vector -> {
        Lists.Slice slice = Lists.Slice.of(vector);
        Float8Vector elements = (Float8Vector) slice.elements();
        return row -> {
          if (vector.isNull(row)) {
            return null;
          }
          int start = slice.from().of(row);
          double[] values = new double[slice.to().of(row) - start];
          for (int i = 0; i < values.length; i++) {
            values[i] = elements.get(present(elements, start + i));
          }
          return values;
        };
      };

  private Arrays() {}

  private static int present(ValueVector elements, int at) {
    if (elements.isNull(at)) {
      throw new NullValueException(
          "an element of the list is NULL, an array of numbers holds none");
    }
    return at;
  }

  /** Arrays of a class; of a primitive class NULL has no value. */
  static Decoder of(Class<?> component, Decoder element) {
    return vector -> {
      Lists.Slice slice = Lists.Slice.of(vector);
      Decoder.Cells cells = element.on(slice.elements());
      return row -> {
        if (vector.isNull(row)) {
          return null;
        }
        int start = slice.from().of(row);
        int length = slice.to().of(row) - start;
        Object values = Array.newInstance(component, length);
        for (int i = 0; i < length; i++) {
          Object value = cells.at(start + i);
          Array.set(values, i, component.isPrimitive() ? required(value) : value);
        }
        return values;
      };
    };
  }

  private static Object required(@org.jspecify.annotations.Nullable Object value) {
    if (value == null) {
      throw new NullValueException(
          "an element of the list is NULL, an array of numbers holds none");
    }
    return value;
  }
}
