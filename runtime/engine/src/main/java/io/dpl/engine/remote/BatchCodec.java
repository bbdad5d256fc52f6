package io.dpl.engine.remote;

import io.dpl.engine.arrow.Batches;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowStreamReader;
import org.apache.arrow.vector.ipc.ArrowStreamWriter;

/** A batch as the number of its result and an Arrow stream of that one batch. */
final class BatchCodec {

  private BatchCodec() {}

  /** Encodes a batch, which stays with its owner. */
  static byte[] encode(int result, VectorSchemaRoot batch) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 16);
    bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(result).array());
    try (ArrowStreamWriter writer = new ArrowStreamWriter(batch, null, bytes)) {
      writer.start();
      writer.writeBatch();
      writer.end();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static int result(byte[] payload) {
    return ByteBuffer.wrap(payload).getInt();
  }

  /** Decodes a batch, which is the caller's. */
  static VectorSchemaRoot decode(byte[] payload, BufferAllocator allocator) {
    ByteArrayInputStream in =
        new ByteArrayInputStream(payload, Integer.BYTES, payload.length - Integer.BYTES);
    try (ArrowStreamReader reader = new ArrowStreamReader(in, allocator)) {
      if (!reader.loadNextBatch()) {
        throw new IllegalStateException("a batch without rows or end");
      }
      VectorSchemaRoot read = reader.getVectorSchemaRoot();
      return Batches.take(read, read.getSchema(), allocator);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
