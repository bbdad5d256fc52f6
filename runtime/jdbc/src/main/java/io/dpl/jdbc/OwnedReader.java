package io.dpl.jdbc;

import java.io.IOException;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.types.pojo.Schema;

/** A reader that closes its allocator with itself: nobody else could. */
final class OwnedReader extends ArrowReader {

  private final ArrowReader inner;
  private final BufferAllocator own;
  private boolean closed;

  OwnedReader(ArrowReader inner, BufferAllocator own) {
    super(own);
    this.inner = inner;
    this.own = own;
  }

  @Override
  public VectorSchemaRoot getVectorSchemaRoot() throws IOException {
    return inner.getVectorSchemaRoot();
  }

  @Override
  public boolean loadNextBatch() throws IOException {
    return inner.loadNextBatch();
  }

  @Override
  public long bytesRead() {
    return inner.bytesRead();
  }

  @Override
  public void close() throws IOException {
    if (!closed) {
      closed = true;
      inner.close();
      own.close();
    }
  }

  @Override
  public void close(boolean closeReadSource) throws IOException {
    close();
  }

  @Override
  protected void closeReadSource() throws IOException {
    close();
  }

  @Override
  protected Schema readSchema() throws IOException {
    return inner.getVectorSchemaRoot().getSchema();
  }
}
