package io.dpl.engine.exchange;

import io.dpl.api.connector.BatchReader;
import java.util.Iterator;
import java.util.List;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.jspecify.annotations.Nullable;

/** Some rows of a batch at rest. */
record Slice(Rest rest, int from, int rows) {

  static Slice all(Rest rest) {
    return new Slice(rest, 0, rest.rows());
  }

  /** Rows of it, counted from its own first one. */
  Slice part(long first, long end) {
    return new Slice(rest, from + (int) first, (int) (end - first));
  }

  /** Its share of the bytes of the batch. */
  long bytes() {
    return rest.rows() == 0 ? 0 : rest.bytes() * rows / rest.rows();
  }

  /** The rows, owned by the caller. */
  VectorSchemaRoot read() {
    return rest.read(from, rows);
  }

  /** The rows of all, one after the other. */
  static BatchReader reader(List<Slice> slices) {
    Iterator<Slice> left = slices.iterator();
    return new BatchReader() {
      @Override
      public @Nullable VectorSchemaRoot next() {
        return left.hasNext() ? left.next().read() : null;
      }

      @Override
      public void close() {}
    };
  }
}
