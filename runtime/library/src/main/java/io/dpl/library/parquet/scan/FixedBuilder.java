package io.dpl.library.parquet.scan;

import io.dpl.library.parquet.ParquetShape;
import io.dpl.library.parquet.page.Values;
import java.io.IOException;
import java.util.List;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

/** Values of a fixed width. */
final class FixedBuilder extends LeafBuilder {

  private final FixedFormat format;
  private final GrowingBuffer data;
  private int used;

  FixedBuilder(
      BufferAllocator allocator,
      ParquetShape.Levels levels,
      @Nullable VectorSlots slots,
      boolean keepLevels,
      int rows,
      FixedFormat format) {
    super(allocator, levels, slots, keepLevels, rows);
    this.format = format;
    this.data = new GrowingBuffer(allocator, (long) rows * format.width(), true);
  }

  @Override
  void put(int at, Values values) throws IOException {
    long width = format.width();
    format.writer().write(values, data.ensure((at + 1) * width, at * width), at * width);
    used = at + 1;
  }

  @Override
  void putAll(int at, int added, Values values) throws IOException {
    if (!format.asStored()) {
      super.putAll(at, added, values);
      return;
    }
    long width = format.width();
    ArrowBuf into = data.ensure((at + added) * width, at * width);
    values.readNumbers(into, at * width, added, format.width());
    used = at + added;
  }

  @Override
  void putNull(int at) {
    data.ensure((at + 1L) * format.width(), (long) at * format.width());
    used = at + 1;
  }

  @Override
  List<ArrowBuf> buffers(int slots) {
    return List.of(data.buffer());
  }

  @Override
  long bytes() {
    return (long) used * format.width();
  }

  @Override
  public void close() {
    super.close();
    data.close();
  }
}
