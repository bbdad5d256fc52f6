package io.dpl.library.parquet.scan;

import io.dpl.api.connector.BatchReader;
import io.dpl.api.type.ArrowTypes;
import io.dpl.api.type.Schema;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorLoader;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.VectorUnloader;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.ipc.message.ArrowRecordBatch;

/** A batch reader as DuckDB takes it. */
final class BatchStream extends ArrowReader {

  private final BatchReader reader;
  private final Schema schema;

  BatchStream(BatchReader reader, Schema schema, BufferAllocator allocator) {
    super(allocator);
    this.reader = reader;
    this.schema = schema;
  }

  @Override
  public boolean loadNextBatch() throws java.io.IOException {
    try (VectorSchemaRoot batch = reader.next()) {
      if (batch == null) {
        return false;
      }
      try (ArrowRecordBatch message = new VectorUnloader(batch).getRecordBatch()) {
        new VectorLoader(getVectorSchemaRoot()).load(message);
      }
      return true;
    }
  }

  @Override
  public long bytesRead() {
    return 0;
  }

  @Override
  protected void closeReadSource() {
    reader.close();
  }

  @Override
  protected org.apache.arrow.vector.types.pojo.Schema readSchema() {
    return ArrowTypes.schema(schema);
  }
}
