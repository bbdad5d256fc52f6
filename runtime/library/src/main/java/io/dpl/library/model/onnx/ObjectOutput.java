package io.dpl.library.model.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import io.dpl.library.model.LiveRows;
import java.lang.reflect.Array;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VarCharVector;

/** Texts and truth values, which tensors and columns store differently. */
final class ObjectOutput implements OutputColumn {

  private final TensorSpec spec;
  private final int column;
  private FieldVector out;

  ObjectOutput(TensorSpec spec, int column, List<FieldVector> columns) {
    this.spec = spec;
    this.column = column;
    this.out = columns.get(column);
  }

  @Override
  public TensorSpec spec() {
    return spec;
  }

  @Override
  public void start(List<FieldVector> columns, int rows) {
    out = columns.get(column);
    out.setInitialCapacity(rows);
    out.allocateNew();
  }

  @Override
  public Optional<OnnxTensor> pinned(
      OrtEnvironment ort, LiveRows live, int from, int count, int padded) {
    return Optional.empty();
  }

  @Override
  public void store(OnnxTensor result, LiveRows live, int from, int count, int padded)
      throws OrtException {
    Object values = result.getValue();
    ResultSize.check(spec, Array.getLength(values), padded);
    for (int i = 0; i < count; i++) {
      int row = live.rows()[from + i];
      Object value = Array.get(values, i);
      while (value.getClass().isArray()) { // [N, 1]
        value = Array.get(value, 0);
      }
      if (out instanceof VarCharVector texts) {
        texts.setSafe(row, value.toString().getBytes(StandardCharsets.UTF_8));
      } else {
        ((BitVector) out).setSafe(row, (Boolean) value ? 1 : 0);
      }
    }
  }

  @Override
  public void close() {}
}
