package io.dpl.library.model.onnx;

import io.dpl.api.type.DplType;
import io.dpl.api.type.Field;
import java.util.List;

/**
 * A tensor with all sizes settled: what moves between a column and the model.
 *
 * @param inner sizes after the batch
 * @param fixedBatch rows that each run must have, 0 for any number
 * @param certain whether the file itself says every size, so that memory can be handed over for it
 */
record TensorSpec(
    String name, ElementType element, List<Long> inner, long fixedBatch, boolean certain) {

  TensorSpec {
    inner = List.copyOf(inner);
  }

  /** Values a row. */
  long values() {
    return inner.stream().reduce(1L, Math::multiplyExact);
  }

  /** Bytes a row in a tensor. */
  long rowBytes() {
    return values() * element.bytes();
  }

  /** Sizes of a tensor of this many rows. */
  long[] shape(int rows) {
    long[] shape = new long[inner.size() + 1];
    shape[0] = rows;
    for (int i = 0; i < inner.size(); i++) {
      shape[i + 1] = inner.get(i);
    }
    return shape;
  }

  /** The column: a number a row, or all values of a row flattened. */
  Field field() {
    long values = values();
    return Field.of(
        name,
        values == 1 ? element.type() : new DplType.Vector(element.type(), Math.toIntExact(values)));
  }
}
