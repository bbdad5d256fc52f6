package io.dpl;

import io.dpl.api.type.ArrowTypes;
import io.dpl.api.type.Schema;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.VectorUnloader;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.ipc.message.ArrowFieldNode;
import org.apache.arrow.vector.ipc.message.ArrowRecordBatch;

/**
 * A result as Arrow's own reader has it. Batches are copied into the caller's allocator: buffers
 * cannot move between roots, and the caller's must live as long as he likes.
 */
final class ResultReader extends ArrowReader {

  private final ResultBatches batches;
  private final Schema schema;
  private final Runnable end;
  private final Runnable close;
  private final BufferAllocator into;
  private long bytes;

  ResultReader(ResultBatches batches, BufferAllocator into, Runnable end, Runnable close) {
    super(into);
    this.batches = batches;
    this.schema = batches.schema();
    this.into = into;
    this.end = end;
    this.close = close;
  }

  @Override
  public boolean loadNextBatch() throws java.io.IOException {
    prepareLoadNextBatch();
    try (VectorSchemaRoot batch = batches.next()) {
      if (batch == null) {
        end.run();
        return false;
      }
      try (ArrowRecordBatch from = new VectorUnloader(batch).getRecordBatch()) {
        loadRecordBatch(copy(from));
      }
      return true;
    }
  }

  private ArrowRecordBatch copy(ArrowRecordBatch from) {
    List<ArrowBuf> copies = new ArrayList<>();
    try {
      for (ArrowBuf buffer : from.getBuffers()) {
        long length = buffer.readableBytes();
        ArrowBuf copy = into.buffer(length);
        copies.add(copy);
        copy.setBytes(0, buffer, buffer.readerIndex(), length);
        copy.writerIndex(length);
        bytes += length;
      }
      List<ArrowFieldNode> nodes = from.getNodes();
      return new ArrowRecordBatch(from.getLength(), nodes, copies);
    } finally {
      copies.forEach(ArrowBuf::close); // the record batch holds them too
    }
  }

  @Override
  public long bytesRead() {
    return bytes;
  }

  @Override
  protected void closeReadSource() {
    batches.close();
    close.run();
  }

  @Override
  protected org.apache.arrow.vector.types.pojo.Schema readSchema() {
    return ArrowTypes.schema(schema);
  }
}
