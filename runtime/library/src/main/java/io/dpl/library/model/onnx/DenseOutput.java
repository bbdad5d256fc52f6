package io.dpl.library.model.onnx;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import io.dpl.library.model.DenseColumn;
import io.dpl.library.model.LiveRows;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;

/** Numbers and vectors: written straight into the column where no row is left out. */
final class DenseOutput implements OutputColumn {

  private final TensorSpec spec;
  private final int column;
  private final BufferAllocator allocator;
  private ArrowBuf scratch;
  private DenseColumn out;
  private boolean direct;

  /**
   * @param column its place among the columns of a call
   * @param columns the columns of the first call
   */
  DenseOutput(TensorSpec spec, int column, BufferAllocator allocator, List<FieldVector> columns) {
    this.spec = spec;
    this.column = column;
    this.allocator = allocator;
    this.scratch = allocator.getEmpty();
    this.out = DenseColumn.of(columns.get(column)).orElseThrow();
  }

  @Override
  public TensorSpec spec() {
    return spec;
  }

  @Override
  public void start(List<FieldVector> columns, int rows) {
    out = DenseColumn.of(columns.get(column)).orElseThrow();
    out.allocate(rows);
  }

  @Override
  public Optional<OnnxTensor> pinned(
      OrtEnvironment ort, LiveRows live, int from, int count, int padded) throws OrtException {
    if (!spec.certain()) {
      return Optional.empty();
    }
    direct = live.all() && count == padded;
    if (!direct && scratch.capacity() < padded * spec.rowBytes()) {
      scratch.close();
      scratch = allocator.getEmpty();
      scratch = allocator.buffer(padded * spec.rowBytes());
    }
    return Optional.of(
        OnnxTensor.createTensor(
            ort,
            bytes(direct ? out.data() : scratch, direct ? from * spec.rowBytes() : 0, padded),
            spec.shape(padded),
            OnnxJavaType.valueOf(spec.element().name())));
  }

  @Override
  public void store(OnnxTensor result, LiveRows live, int from, int count, int padded)
      throws OrtException {
    ByteBuffer own = null;
    if (!spec.certain()) {
      own = result.getByteBuffer().order(ByteOrder.nativeOrder());
      ResultSize.check(spec, own.remaining() / spec.element().bytes(), padded);
    }
    int rowBytes = Math.toIntExact(spec.rowBytes());
    for (int i = 0; i < count; i++) {
      int row = live.rows()[from + i];
      if (own != null) {
        out.data().setBytes((long) row * rowBytes, own, i * rowBytes, rowBytes);
      } else if (!direct) {
        out.data().setBytes((long) row * rowBytes, scratch, (long) i * rowBytes, rowBytes);
      }
      out.setValid(row);
    }
  }

  private ByteBuffer bytes(ArrowBuf memory, long at, int rows) {
    return memory
        .nioBuffer(at, Math.toIntExact(rows * spec.rowBytes()))
        .order(ByteOrder.nativeOrder());
  }

  @Override
  public void close() {
    scratch.close();
  }
}
