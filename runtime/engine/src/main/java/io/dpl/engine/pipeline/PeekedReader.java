package io.dpl.engine.pipeline;

import io.dpl.api.connector.BatchReader;
import io.dpl.engine.arrow.Batches;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.jspecify.annotations.Nullable;

/** A reader whose first batch can be looked at before it is taken. */
final class PeekedReader implements BatchReader {

  private final BatchReader reader;
  private @Nullable VectorSchemaRoot first;

  PeekedReader(BatchReader reader) {
    this.reader = reader;
  }

  /** Bytes a row of the first batch with rows, 0 where there is none; call it before next. */
  long bytesPerRow() {
    first = reader.next();
    while (first != null && first.getRowCount() == 0) {
      first.close();
      first = reader.next();
    }
    return first == null ? 0 : Batches.bytes(first) / first.getRowCount();
  }

  @Override
  public @Nullable VectorSchemaRoot next() {
    VectorSchemaRoot batch = first;
    first = null;
    return batch == null ? reader.next() : batch;
  }

  @Override
  public void close() {
    if (first != null) {
      first.close();
      first = null;
    }
    reader.close();
  }
}
