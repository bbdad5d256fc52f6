package io.dpl.engine.exchange;

import io.dpl.engine.arrow.Batches;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;

/** One batch at rest, in memory or on disk. */
final class Rest implements AutoCloseable {

  private final Packs packs;
  private final Schema schema;
  private final SpillFile.@Nullable Extent extent;
  private final int rows;
  private final long bytes;
  private @Nullable VectorSchemaRoot batch;

  Rest(Packs packs, VectorSchemaRoot batch, SpillFile.@Nullable Extent extent, long bytes) {
    this.packs = packs;
    this.schema = batch.getSchema();
    this.extent = extent;
    this.rows = batch.getRowCount();
    this.bytes = bytes;
    this.batch = extent == null ? batch : null;
  }

  int rows() {
    return rows;
  }

  Schema schema() {
    return schema;
  }

  long bytes() {
    return bytes;
  }

  /** The rows, owned by the caller; the rest stays. */
  synchronized VectorSchemaRoot read(int from, int count) {
    if (extent != null) {
      VectorSchemaRoot whole = packs.file().read(extent, schema, packs.allocator());
      if (from == 0 && count == rows) {
        return whole;
      }
      try (whole) {
        return Batches.slice(whole, from, count, packs.allocator());
      }
    }
    if (batch == null) {
      throw new IllegalStateException("a batch was read after it was freed");
    }
    return Batches.slice(batch, from, count, packs.allocator());
  }

  /** The rows, owned by the caller; nothing is left. */
  synchronized VectorSchemaRoot take() {
    try {
      return read(0, rows);
    } finally {
      close();
    }
  }

  @Override
  public synchronized void close() {
    if (batch != null) {
      batch.close();
      batch = null;
      packs.free(bytes);
    }
  }
}
