package io.dpl.library.model.jvm;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.SmallIntVector;
import org.apache.arrow.vector.TinyIntVector;
import org.apache.arrow.vector.VarBinaryVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.complex.FixedSizeListVector;
import org.apache.arrow.vector.complex.ListVector;
import org.jspecify.annotations.Nullable;

/**
 * Java objects into columns, rows in ascending order.
 *
 * <p>Errors: {@link IllegalArgumentException} and {@link ArithmeticException} say what does not
 * fit.
 */
final class JavaWriter {

  private JavaWriter() {}

  /** Sets a row; null leaves it NULL. */
  static void write(FieldVector out, int row, @Nullable Object value) {
    if (value == null) {
      return;
    }
    if (out instanceof BitVector bits && value instanceof Boolean flag) {
      bits.setSafe(row, flag ? 1 : 0);
    } else if (out instanceof Float4Vector numbers && value instanceof Number number) {
      numbers.setSafe(row, number.floatValue());
    } else if (out instanceof Float8Vector numbers && value instanceof Number number) {
      numbers.setSafe(row, number.doubleValue());
    } else if (out instanceof VarCharVector texts && value instanceof CharSequence text) {
      texts.setSafe(row, text.toString().getBytes(StandardCharsets.UTF_8));
    } else if (out instanceof VarBinaryVector blobs && value instanceof byte[] bytes) {
      blobs.setSafe(row, bytes);
    } else if (out instanceof FixedSizeListVector list) {
      writeVector(list, row, elements(out, value));
    } else if (out instanceof ListVector list) {
      List<?> values = elements(out, value);
      int start = list.startNewValue(row);
      for (int i = 0; i < values.size(); i++) {
        write(list.getDataVector(), start + i, values.get(i));
      }
      list.endValue(row, values.size());
    } else if (isWhole(value)) {
      writeWhole(out, row, ((Number) value).longValue());
    } else {
      throw wrong(out, value);
    }
  }

  private static void writeVector(FixedSizeListVector list, int row, List<?> values) {
    if (values.size() != list.getListSize()) {
      throw new IllegalArgumentException(
          values.size() + " values where " + list.getListSize() + " are declared");
    }
    int start = list.startNewValue(row);
    for (int i = 0; i < values.size(); i++) {
      write(list.getDataVector(), start + i, values.get(i));
    }
  }

  private static void writeWhole(FieldVector out, int row, long value) {
    if (out instanceof BigIntVector numbers) {
      numbers.setSafe(row, value);
    } else if (out instanceof IntVector numbers) {
      numbers.setSafe(row, Math.toIntExact(value));
    } else if (out instanceof SmallIntVector numbers && value == (short) value) {
      numbers.setSafe(row, (short) value);
    } else if (out instanceof TinyIntVector numbers && value == (byte) value) {
      numbers.setSafe(row, (byte) value);
    } else {
      throw wrong(out, value);
    }
  }

  private static boolean isWhole(Object value) {
    return value instanceof Long
        || value instanceof Integer
        || value instanceof Short
        || value instanceof Byte;
  }

  private static List<?> elements(FieldVector out, Object value) {
    if (value instanceof List<?> list) {
      return list;
    }
    List<Object> boxed = new ArrayList<>();
    if (value instanceof float[] numbers) {
      for (float number : numbers) {
        boxed.add(number);
      }
    } else if (value instanceof double[] numbers) {
      for (double number : numbers) {
        boxed.add(number);
      }
    } else if (value instanceof Object[] objects) {
      return java.util.Arrays.asList(objects);
    } else {
      throw wrong(out, value);
    }
    return boxed;
  }

  private static IllegalArgumentException wrong(FieldVector out, Object value) {
    return new IllegalArgumentException(
        "a "
            + value.getClass().getSimpleName()
            + " ("
            + value
            + ") where "
            + out.getField().getType()
            + " is declared");
  }
}
