package io.dpl.library.model.onnx;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import io.dpl.api.diagnostic.RunCode;
import io.dpl.api.function.RowException;
import io.dpl.library.model.DenseColumn;
import io.dpl.library.model.LiveRows;
import io.dpl.library.model.TextColumn;
import java.nio.ByteOrder;
import java.util.Optional;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BaseFixedWidthVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.complex.ListVector;

/**
 * An argument column as tensors. Its memory is handed over as it is where the rows of a run lie
 * side by side; with nulls between them, or rows to pad, they are first copied together.
 */
final class InputColumn implements AutoCloseable {

  private final TensorSpec spec;
  private final BufferAllocator allocator;
  private ArrowBuf scratch;

  InputColumn(TensorSpec spec, BufferAllocator allocator) {
    this.spec = spec;
    this.allocator = allocator;
    this.scratch = allocator.getEmpty();
  }

  TensorSpec spec() {
    return spec;
  }

  /**
   * The tensor of some rows; the caller closes it before the next one is made.
   *
   * @param from first of them, counted in the live rows
   * @param padded rows of the tensor, at least {@code count}; those after it are zero
   */
  OnnxTensor tensor(
      OrtEnvironment ort, FieldVector vector, LiveRows live, int from, int count, int padded)
      throws OrtException {
    if (spec.element() == ElementType.STRING) {
      String[] texts = new String[padded];
      java.util.Arrays.fill(texts, "");
      for (int i = 0; i < count; i++) {
        texts[i] = TextColumn.text(vector, live.rows()[from + i]);
      }
      return OnnxTensor.createTensor(ort, texts, spec.shape(padded));
    }
    Optional<DenseColumn> dense = DenseColumn.of(vector);
    if (dense.isPresent()) {
      checkInside(dense.get(), live, from, count);
      if (live.all() && count == padded) {
        return tensor(ort, dense.get().data(), from * spec.rowBytes(), padded);
      }
    }
    makeRoom(padded);
    for (int i = 0; i < count; i++) {
      copy(vector, dense, live.rows()[from + i], i * spec.rowBytes());
    }
    scratch.setZero(count * spec.rowBytes(), (padded - count) * spec.rowBytes());
    return tensor(ort, scratch, 0, padded);
  }

  private OnnxTensor tensor(OrtEnvironment ort, ArrowBuf memory, long at, int rows)
      throws OrtException {
    return OnnxTensor.createTensor(
        ort,
        memory
            .nioBuffer(at, Math.toIntExact(rows * spec.rowBytes()))
            .order(ByteOrder.nativeOrder()),
        spec.shape(rows),
        OnnxJavaType.valueOf(spec.element().name()));
  }

  private void checkInside(DenseColumn column, LiveRows live, int from, int count) {
    for (int i = from; i < from + count; i++) {
      int row = live.rows()[i];
      if (column.perRow() != spec.values()) {
        throw wrongLength(row, column.perRow());
      }
      if (column.hasNullInside(row)) {
        throw nullInside(row);
      }
    }
  }

  private void copy(FieldVector vector, Optional<DenseColumn> dense, int row, long to) {
    if (dense.isPresent()) {
      scratch.setBytes(to, dense.get().data(), row * spec.rowBytes(), spec.rowBytes());
    } else if (vector instanceof BitVector bits) {
      scratch.setByte(to, bits.get(row));
    } else if (vector instanceof ListVector list
        && list.getDataVector() instanceof BaseFixedWidthVector values) {
      int start = list.getElementStartIndex(row);
      int length = list.getElementEndIndex(row) - start;
      if (length != spec.values()) {
        throw wrongLength(row, length);
      }
      for (int i = start; values.getNullCount() > 0 && i < start + length; i++) {
        if (values.isNull(i)) {
          throw nullInside(row);
        }
      }
      long width = spec.element().bytes();
      scratch.setBytes(to, values.getDataBuffer(), start * width, length * width);
    } else {
      throw new IllegalArgumentException("no tensor from " + vector.getField());
    }
  }

  private RowException wrongLength(int row, int length) {
    return new RowException(
        row,
        RunCode.MODEL_INPUT,
        "input " + spec.name() + " takes " + spec.values() + " values, not " + length,
        null);
  }

  private RowException nullInside(int row) {
    return new RowException(
        row, RunCode.MODEL_INPUT, "input " + spec.name() + " takes no NULL among its values", null);
  }

  private void makeRoom(int rows) {
    if (scratch.capacity() < rows * spec.rowBytes()) {
      scratch.close();
      scratch = allocator.getEmpty();
      scratch = allocator.buffer(rows * spec.rowBytes());
    }
  }

  @Override
  public void close() {
    scratch.close();
  }
}
