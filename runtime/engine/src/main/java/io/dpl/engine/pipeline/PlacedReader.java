package io.dpl.engine.pipeline;

import io.dpl.api.connector.BatchReader;
import io.dpl.api.diagnostic.Span;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.jspecify.annotations.Nullable;

/** A reader of the library, whose failures get the place of their READ. */
record PlacedReader(BatchReader reader, Span span, String format) implements BatchReader {

  @Override
  public @Nullable VectorSchemaRoot next() {
    try {
      return reader.next();
    } catch (OutOfMemoryError e) {
      throw RowFailure.outOfMemory(e, span, "READ " + format);
    } catch (RuntimeException e) {
      throw RowFailure.of(e, span, "READ " + format);
    }
  }

  @Override
  public void close() {
    reader.close();
  }
}
