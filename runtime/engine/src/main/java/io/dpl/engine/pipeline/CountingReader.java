package io.dpl.engine.pipeline;

import io.dpl.api.connector.BatchReader;
import io.dpl.engine.arrow.Batches;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.jspecify.annotations.Nullable;

/** Counts what passes. */
record CountingReader(BatchReader reader, Counter counter) implements BatchReader {

  @Override
  public @Nullable VectorSchemaRoot next() {
    VectorSchemaRoot batch = reader.next();
    if (batch != null) {
      counter.add(batch.getRowCount(), Batches.bytes(batch));
    }
    return batch;
  }

  @Override
  public void close() {
    reader.close();
  }
}
