package io.dpl.library.model;

import io.dpl.api.library.RunContext;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.VarBinaryVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.complex.FixedSizeListVector;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;

/** Arrow columns of test values. */
public final class Columns {

  private Columns() {}

  public static RunContext context(BufferAllocator allocator, Path temp) {
    return new RunContext(allocator, new LocalStorage(), temp, 1);
  }

  public static VarCharVector texts(BufferAllocator allocator, List<String> values) {
    VarCharVector vector = new VarCharVector("text", allocator);
    vector.allocateNew();
    for (int i = 0; i < values.size(); i++) {
      if (values.get(i) != null) {
        vector.setSafe(i, values.get(i).getBytes(StandardCharsets.UTF_8));
      }
    }
    vector.setValueCount(values.size());
    return vector;
  }

  public static VarBinaryVector blobs(BufferAllocator allocator, List<byte[]> values) {
    VarBinaryVector vector = new VarBinaryVector("data", allocator);
    vector.allocateNew();
    for (int i = 0; i < values.size(); i++) {
      if (values.get(i) != null) {
        vector.setSafe(i, values.get(i));
      }
    }
    vector.setValueCount(values.size());
    return vector;
  }

  public static Float4Vector numbers(BufferAllocator allocator, float... values) {
    Float4Vector vector = new Float4Vector("n", allocator);
    vector.allocateNew(values.length);
    for (int i = 0; i < values.length; i++) {
      vector.set(i, values[i]);
    }
    vector.setValueCount(values.length);
    return vector;
  }

  /** An empty FLOAT[dimension] column. */
  public static FixedSizeListVector vectors(BufferAllocator allocator, int dimension) {
    ArrowType single = new ArrowType.FloatingPoint(FloatingPointPrecision.SINGLE);
    Field field =
        new Field(
            "v",
            FieldType.nullable(new ArrowType.FixedSizeList(dimension)),
            List.of(new Field("$data$", FieldType.nullable(single), null)));
    return (FixedSizeListVector) field.createVector(allocator);
  }

  public static FixedSizeListVector vectors(
      BufferAllocator allocator, int dimension, List<float[]> values) {
    FixedSizeListVector vector = vectors(allocator, dimension);
    DenseColumn dense = DenseColumn.of(vector).orElseThrow();
    dense.allocate(values.size());
    for (int i = 0; i < values.size(); i++) {
      if (values.get(i) != null) {
        dense.setValid(i);
        for (int d = 0; d < dimension; d++) {
          dense.data().setFloat(4L * (i * dimension + d), values.get(i)[d]);
        }
      }
    }
    vector.setValueCount(values.size());
    return vector;
  }

  /** The vector of a row, null where it is NULL. */
  public static float[] floats(FieldVector vector, int row) {
    if (vector.isNull(row)) {
      return null;
    }
    FixedSizeListVector list = (FixedSizeListVector) vector;
    Float4Vector data = (Float4Vector) list.getDataVector();
    float[] values = new float[list.getListSize()];
    for (int i = 0; i < values.length; i++) {
      values[i] = data.get(row * values.length + i);
    }
    return values;
  }
}
