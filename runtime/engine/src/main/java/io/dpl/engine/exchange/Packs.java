package io.dpl.engine.exchange;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;

/** Where batches of one run rest: in memory up to a bound, then on disk. Thread-safe. */
public final class Packs implements AutoCloseable {

  private final BufferAllocator allocator;
  private final SpillFile file;
  private final long limitBytes;
  private final AtomicLong memoryBytes = new AtomicLong();
  private final AtomicLong spilledBytes = new AtomicLong();

  /**
   * @param file where batches go that do not fit; made when needed, removed by close
   */
  public Packs(BufferAllocator allocator, Path file, long limitBytes) {
    this.allocator = allocator;
    this.file = new SpillFile(file);
    this.limitBytes = limitBytes;
  }

  /** Takes a batch over, to disk if there is no room for it. */
  Rest put(VectorSchemaRoot batch) {
    long bytes = io.dpl.engine.arrow.Batches.bytes(batch);
    if (memoryBytes.addAndGet(bytes) > limitBytes) {
      memoryBytes.addAndGet(-bytes);
      return spill(batch, bytes);
    }
    return new Rest(this, batch, null, bytes);
  }

  /** Takes a batch over and writes it to disk. */
  Rest spill(VectorSchemaRoot batch) {
    return spill(batch, io.dpl.engine.arrow.Batches.bytes(batch));
  }

  private Rest spill(VectorSchemaRoot batch, long bytes) {
    try {
      spilledBytes.addAndGet(bytes);
      return new Rest(this, batch, file.append(batch), bytes);
    } finally {
      batch.close();
    }
  }

  /** Bytes that were written to disk so far. */
  public long spilledBytes() {
    return spilledBytes.get();
  }

  SpillFile file() {
    return file;
  }

  BufferAllocator allocator() {
    return allocator;
  }

  void free(long bytes) {
    memoryBytes.addAndGet(-bytes);
  }

  @Override
  public void close() {
    file.close();
  }
}
