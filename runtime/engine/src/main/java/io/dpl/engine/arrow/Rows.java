package io.dpl.engine.arrow;

import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BaseFixedWidthVector;
import org.apache.arrow.vector.BitVectorHelper;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.util.VectorAppender;

/** Rows copied into new columns: some of a column, or several columns one after the other. */
public final class Rows {

  private Rows() {}

  /** The rows of these positions, {@code order[from] .. order[to - 1]}. */
  public static FieldVector gather(
      FieldVector source, int[] order, int from, int to, BufferAllocator allocator) {
    FieldVector target = source.getField().createVector(allocator);
    try {
      target.setInitialCapacity(Math.max(1, to - from));
      target.allocateNew();
      if (source.getNullCount() == 0 && source instanceof BaseFixedWidthVector fixed) {
        int width = fixed.getTypeWidth();
        if (width == Long.BYTES || width == Integer.BYTES) {
          gatherWords(fixed, order, from, to, width, (BaseFixedWidthVector) target);
          return target;
        }
      }
      for (int i = from; i < to; i++) {
        target.copyFromSafe(order[i], i - from, source);
      }
      target.setValueCount(to - from);
      return target;
    } catch (RuntimeException e) {
      target.close();
      throw e;
    }
  }

  /** Numbers without NULLs, word by word: most of what is split by keys. */
  private static void gatherWords(
      BaseFixedWidthVector source,
      int[] order,
      int from,
      int to,
      int width,
      BaseFixedWidthVector target) {
    ArrowBuf read = source.getDataBuffer();
    ArrowBuf write = target.getDataBuffer();
    for (int i = from; i < to; i++) {
      long at = (long) order[i] * width;
      long into = (long) (i - from) * width;
      if (width == Long.BYTES) {
        write.setLong(into, read.getLong(at));
      } else {
        write.setInt(into, read.getInt(at));
      }
    }
    int rows = to - from;
    ArrowBuf valid = target.getValidityBuffer();
    valid.setOne(0, rows / 8);
    for (int i = rows / 8 * 8; i < rows; i++) {
      BitVectorHelper.setBit(valid, i);
    }
    target.setValueCount(rows);
  }

  /** The rows of these positions of all columns. */
  public static VectorSchemaRoot gather(
      VectorSchemaRoot source, int[] order, int from, int to, BufferAllocator allocator) {
    List<FieldVector> vectors = new ArrayList<>();
    for (FieldVector vector : source.getFieldVectors()) {
      vectors.add(gather(vector, order, from, to, allocator));
    }
    return new VectorSchemaRoot(source.getSchema(), vectors, to - from);
  }

  /**
   * The reverse of gather: a column of {@code rows} rows that has the values of {@code compact}
   * from {@code from} on at the given positions (less {@code offset}) and NULL elsewhere.
   */
  public static FieldVector scatter(
      FieldVector compact,
      int[] positions,
      int from,
      int to,
      int offset,
      int rows,
      BufferAllocator allocator) {
    FieldVector target = compact.getField().createVector(allocator);
    try {
      target.setInitialCapacity(Math.max(1, rows));
      target.allocateNew();
      for (int i = from; i < to; i++) { // ascending: what lies between becomes NULL
        target.copyFromSafe(i - from, positions[i] - offset, compact);
      }
      target.setValueCount(rows);
      return target;
    } catch (RuntimeException e) {
      target.close();
      throw e;
    }
  }

  /** Columns of one type as one, in order; they stay with their owner. */
  public static FieldVector concat(List<FieldVector> parts, BufferAllocator allocator) {
    FieldVector target = parts.get(0).getField().createVector(allocator);
    try {
      target.allocateNew();
      VectorAppender appender = new VectorAppender(target);
      for (FieldVector part : parts) {
        part.accept(appender, null);
      }
      return target;
    } catch (RuntimeException e) {
      target.close();
      throw e;
    }
  }

  /** Batches of one schema as one, in order; they stay with their owner. */
  public static VectorSchemaRoot concatBatches(
      List<VectorSchemaRoot> parts, BufferAllocator allocator) {
    List<FieldVector> vectors = new ArrayList<>();
    int rows = parts.stream().mapToInt(VectorSchemaRoot::getRowCount).sum();
    try {
      for (int i = 0; i < parts.get(0).getFieldVectors().size(); i++) {
        int column = i;
        vectors.add(concat(parts.stream().map(part -> part.getVector(column)).toList(), allocator));
      }
      return new VectorSchemaRoot(parts.get(0).getSchema(), vectors, rows);
    } catch (RuntimeException e) {
      vectors.forEach(FieldVector::close);
      throw e;
    }
  }
}
