package io.dpl.engine.pipeline;

import io.dpl.api.connector.BatchReader;
import io.dpl.engine.arrow.Batches;
import org.apache.arrow.vector.VectorSchemaRoot;

/** Pulls all rows and keeps none. */
record DiscardDrain(BatchReader reader, Counter counter) implements Drain {

  @Override
  public void run() {
    VectorSchemaRoot batch = reader.next();
    while (batch != null) {
      try (VectorSchemaRoot gone = batch) {
        counter.add(gone.getRowCount(), Batches.bytes(gone));
      }
      batch = reader.next();
    }
  }

  @Override
  public void close() {
    reader.close();
  }
}
