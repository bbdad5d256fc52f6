package io.dpl.library.parquet.scan;

import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;

/**
 * An Arrow buffer that grows by half, not to twice its size: buffers of hundreds of megabytes are
 * the rule here.
 */
final class GrowingBuffer implements AutoCloseable {

  private final BufferAllocator allocator;
  private final boolean zeroed;
  private ArrowBuf buffer;

  /**
   * @param zeroed whether new bytes are zero
   */
  GrowingBuffer(BufferAllocator allocator, long capacity, boolean zeroed) {
    this.allocator = allocator;
    this.zeroed = zeroed;
    this.buffer = allocator.buffer(Math.max(8, capacity));
    if (zeroed) {
      buffer.setZero(0, buffer.capacity());
    }
  }

  ArrowBuf buffer() {
    return buffer;
  }

  /** Makes room for {@code size} bytes, of which {@code used} are kept. */
  ArrowBuf ensure(long size, long used) {
    if (size <= buffer.capacity()) {
      return buffer;
    }
    long old = used == 0 ? 0 : buffer.capacity();
    if (used == 0) {
      close();
      buffer = allocator.getEmpty();
    }
    ArrowBuf larger = allocator.buffer(Math.max(size, old + old / 2));
    if (used > 0) {
      larger.setBytes(0, buffer, 0, used);
      buffer.close();
    }
    buffer = larger;
    if (zeroed) {
      buffer.setZero(used, buffer.capacity() - used);
    }
    return buffer;
  }

  @Override
  public void close() {
    buffer.close();
  }
}
