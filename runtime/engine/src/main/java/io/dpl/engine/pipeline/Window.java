package io.dpl.engine.pipeline;

import io.dpl.api.connector.BatchReader;
import io.dpl.engine.arrow.Batches;
import io.dpl.engine.arrow.Rows;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.jspecify.annotations.Nullable;

/** The rows that a model sees at once, still in the batches that they came in. */
record Window(List<VectorSchemaRoot> parts, int rows) implements AutoCloseable {

  /** A column over all parts; the caller closes it. */
  FieldVector column(int index, BufferAllocator allocator) {
    return parts.size() == 1
        ? Batches.slice(parts.get(0).getVector(index), 0, rows, allocator)
        : Rows.concat(parts.stream().map(part -> part.getVector(index)).toList(), allocator);
  }

  /** The part in which a row stands, and its position there. */
  Place place(int row) {
    int at = row;
    for (VectorSchemaRoot part : parts) {
      if (at < part.getRowCount()) {
        return new Place(part, at);
      }
      at -= part.getRowCount();
    }
    throw new IndexOutOfBoundsException(row);
  }

  record Place(VectorSchemaRoot part, int row) {}

  @Override
  public void close() {
    parts.forEach(VectorSchemaRoot::close);
  }

  /** Cuts a stream of batches into windows. */
  static final class Cutter implements AutoCloseable {

    private final BatchReader input;
    private final int windowRows;
    private final long limitBytes;
    private final BufferAllocator allocator;
    private @Nullable VectorSchemaRoot rest;
    private int used;

    /**
     * @param windowRows most rows of a window, or a batch if that is more; it ends earlier, at a
     *     multiple of the batch, where its rows hold {@code limitBytes}
     */
    Cutter(BatchReader input, int windowRows, long limitBytes, BufferAllocator allocator) {
      this.limitBytes = limitBytes;
      this.input = input;
      this.windowRows = windowRows;
      this.allocator = allocator;
    }

    /**
     * The next window, or null at the end.
     *
     * @param batchRows rows that it has at least, if its bytes allow
     * @param leastRows rows that it has whatever their bytes; it ends at a multiple of them
     */
    @Nullable Window next(int batchRows, int leastRows) {
      int most = Math.max(batchRows, windowRows);
      List<VectorSchemaRoot> parts = new ArrayList<>();
      int rows = 0;
      long bytes = 0;
      try {
        while (rows < most && (bytes < limitBytes || rows % leastRows != 0)) {
          VectorSchemaRoot from = pull();
          if (from == null) {
            break;
          }
          int fits = Math.min(most - rows, wanted(from, rows, bytes, leastRows));
          int wanted = Math.min(from.getRowCount() - used, fits);
          VectorSchemaRoot part = Batches.slice(from, used, wanted, allocator);
          parts.add(part);
          rows += wanted;
          bytes += Batches.bytes(part);
          used += wanted;
        }
        return parts.isEmpty() ? null : new Window(parts, rows);
      } catch (RuntimeException | Error e) {
        parts.forEach(VectorSchemaRoot::close);
        throw e;
      }
    }

    /** Rows to take so that the window keeps to its bytes, a multiple of the least. */
    private int wanted(VectorSchemaRoot from, int rows, long bytes, int leastRows) {
      long rowBytes = Math.max(1, Batches.bytes(from) / from.getRowCount());
      long fit = Math.max(0, limitBytes - bytes) / rowBytes;
      long whole = (rows + fit) / leastRows * leastRows - rows;
      int batch = leastRows - rows % leastRows;
      return (int) Math.min(Integer.MAX_VALUE, Math.max(batch, whole));
    }

    private @Nullable VectorSchemaRoot pull() {
      while (rest == null || used == rest.getRowCount()) {
        close();
        used = 0;
        rest = input.next();
        if (rest == null) {
          return null;
        }
      }
      return rest;
    }

    @Override
    public void close() {
      if (rest != null) {
        rest.close();
        rest = null;
      }
    }
  }
}
