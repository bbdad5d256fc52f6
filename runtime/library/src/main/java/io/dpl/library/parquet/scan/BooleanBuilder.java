package io.dpl.library.parquet.scan;

import io.dpl.library.parquet.ParquetShape;
import io.dpl.library.parquet.page.Values;
import java.io.IOException;
import java.util.List;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BitVectorHelper;
import org.jspecify.annotations.Nullable;

/** Booleans, a bit each. */
final class BooleanBuilder extends LeafBuilder {

  private final GrowingBuffer bits;
  private int used;

  BooleanBuilder(
      BufferAllocator allocator,
      ParquetShape.Levels levels,
      @Nullable VectorSlots slots,
      boolean keepLevels,
      int rows) {
    super(allocator, levels, slots, keepLevels, rows);
    this.bits = new GrowingBuffer(allocator, rows / 8 + 1, true);
  }

  @Override
  void put(int at, Values values) throws IOException {
    putNull(at);
    if (values.readBoolean()) {
      BitVectorHelper.setBit(bits.buffer(), at);
    }
  }

  @Override
  void putNull(int at) {
    bits.ensure(at / 8 + 1, (at + 7) / 8);
    used = at + 1;
  }

  @Override
  List<ArrowBuf> buffers(int slots) {
    return List.of(bits.buffer());
  }

  @Override
  long bytes() {
    return used / 8;
  }

  @Override
  public void close() {
    super.close();
    bits.close();
  }
}
