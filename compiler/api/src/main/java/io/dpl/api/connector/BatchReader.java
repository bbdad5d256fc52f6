package io.dpl.api.connector;

import org.apache.arrow.vector.VectorSchemaRoot;
import org.jspecify.annotations.Nullable;

/** Arrow batches one after the other, as long as the pipeline lasts. Used by one thread. */
public interface BatchReader extends AutoCloseable {

  /** The next batch, which the caller then owns and closes; null at the end. */
  @Nullable VectorSchemaRoot next();

  @Override
  void close();
}
