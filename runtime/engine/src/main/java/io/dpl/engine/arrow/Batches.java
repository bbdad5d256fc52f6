package io.dpl.engine.arrow;

import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.Schema;
import org.apache.arrow.vector.util.TransferPair;

/** Batches and columns without copying where Arrow allows it. */
public final class Batches {

  private Batches() {}

  /** Bytes of the values in a batch; shared buffers count for each that shares them. */
  public static long bytes(VectorSchemaRoot batch) {
    long bytes = 0;
    for (FieldVector vector : batch.getFieldVectors()) {
      bytes += vector.getBufferSize();
    }
    return bytes;
  }

  /** Rows of a column that share its memory; the column stays with its owner. */
  public static FieldVector slice(
      FieldVector vector, int from, int rows, BufferAllocator allocator) {
    TransferPair pair = vector.getTransferPair(allocator);
    pair.splitAndTransfer(from, rows);
    return (FieldVector) pair.getTo();
  }

  /** Rows of a batch that share its memory; the batch stays with its owner. */
  public static VectorSchemaRoot slice(
      VectorSchemaRoot batch, int from, int rows, BufferAllocator allocator) {
    List<FieldVector> vectors = new ArrayList<>();
    for (FieldVector vector : batch.getFieldVectors()) {
      vectors.add(slice(vector, from, rows, allocator));
    }
    return new VectorSchemaRoot(batch.getSchema(), vectors, rows);
  }

  /** A second owner of the same rows. */
  public static VectorSchemaRoot share(VectorSchemaRoot batch, BufferAllocator allocator) {
    return slice(batch, 0, batch.getRowCount(), allocator);
  }

  /** Moves the columns into a batch of its own; the given one is empty afterwards. */
  public static VectorSchemaRoot take(
      VectorSchemaRoot batch, Schema schema, BufferAllocator allocator) {
    int rows = batch.getRowCount();
    List<FieldVector> vectors = new ArrayList<>();
    for (FieldVector vector : batch.getFieldVectors()) {
      TransferPair pair = vector.getTransferPair(allocator);
      pair.transfer();
      vectors.add((FieldVector) pair.getTo());
    }
    return new VectorSchemaRoot(schema, vectors, rows);
  }

  /** The first columns of a batch, which is closed. */
  public static VectorSchemaRoot firstColumns(VectorSchemaRoot batch, Schema schema) {
    List<FieldVector> vectors = batch.getFieldVectors();
    int kept = schema.getFields().size();
    vectors.subList(kept, vectors.size()).forEach(FieldVector::close);
    return new VectorSchemaRoot(
        schema, new ArrayList<>(vectors.subList(0, kept)), batch.getRowCount());
  }
}
