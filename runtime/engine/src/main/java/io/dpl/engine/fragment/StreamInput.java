package io.dpl.engine.fragment;

import io.dpl.api.connector.BatchReader;
import io.dpl.engine.arrow.Batches;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.apache.arrow.c.ArrowArrayStream;
import org.apache.arrow.c.Data;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorLoader;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.VectorUnloader;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.ipc.message.ArrowRecordBatch;
import org.apache.arrow.vector.types.pojo.Schema;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/**
 * Batches of a Java operator as a stream that DuckDB pulls. DuckDB drops Java's exceptions, so the
 * failure is kept here; so are the last batches handed over, among which a value that makes DuckDB
 * fail is.
 */
public final class StreamInput extends ArrowReader {

  private static final int KEPT = 2;
  private static final long KEPT_BYTES = 16L << 20;

  private final BatchReader source;
  private final Schema schema;
  private final boolean keeps;
  private final Deque<VectorSchemaRoot> kept = new ArrayDeque<>();
  private @Nullable ArrowArrayStream exported;
  private volatile @Nullable Throwable failure;
  private boolean endsQuietly;

  /**
   * @param keeps whether a failure of DuckDB may be looked for among the last batches
   */
  StreamInput(BatchReader source, Schema schema, BufferAllocator allocator, boolean keeps) {
    super(allocator);
    this.keeps = keeps;
    this.source = source;
    this.schema = schema;
  }

  /** Makes it a table of a connection. Close the connection before this. */
  public void register(DuckDBConnection connection, String name) {
    ArrowArrayStream stream = ArrowArrayStream.allocateNew(allocator);
    exported = stream;
    Data.exportArrayStream(allocator, this, stream);
    connection.registerArrowStream(name, stream);
  }

  /**
   * From now on a failure looks like the end of the stream to DuckDB: a COPY that is broken off may
   * wait for its own writes for ever (duckdb issue 23885). Whoever reads asks for {@link #failure}.
   */
  void endQuietly() {
    endsQuietly = true;
  }

  /** What the Java operator threw, or null. */
  public @Nullable Throwable failure() {
    return failure;
  }

  /** The batches handed over last, oldest first, whose owner is the caller. */
  List<VectorSchemaRoot> takeKept() {
    List<VectorSchemaRoot> taken = new ArrayList<>(kept);
    kept.clear();
    return taken;
  }

  Schema arrowSchema() {
    return schema;
  }

  @Override
  public boolean loadNextBatch() throws IOException {
    try {
      VectorSchemaRoot batch = source.next();
      while (batch != null && batch.getRowCount() == 0) {
        batch.close();
        batch = source.next();
      }
      if (batch == null) {
        return false;
      }
      try (ArrowRecordBatch record = new VectorUnloader(batch).getRecordBatch()) {
        new VectorLoader(getVectorSchemaRoot()).load(record);
      }
      if (keeps) {
        keep(batch);
      } else {
        batch.close();
      }
      return true;
    } catch (Throwable t) {
      failure = t;
      if (endsQuietly) {
        return false;
      }
      throw new IOException("a Java operator failed", t);
    }
  }

  private void keep(VectorSchemaRoot batch) {
    if (kept.size() == KEPT || Batches.bytes(batch) > KEPT_BYTES) {
      kept.forEach(VectorSchemaRoot::close);
      kept.clear();
    }
    kept.addLast(batch);
  }

  @Override
  public long bytesRead() {
    return 0;
  }

  @Override
  protected void closeReadSource() {}

  @Override
  protected Schema readSchema() {
    return schema;
  }

  @Override
  public void close() throws IOException {
    super.close();
  }

  /** Frees the stream and closes the operator. */
  public void free() {
    takeKept().forEach(VectorSchemaRoot::close);
    if (exported != null) {
      if (exported.snapshot().release != 0) {
        exported.release();
      }
      exported.close();
      exported = null;
    }
    try {
      close();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } finally {
      source.close();
    }
  }
}
