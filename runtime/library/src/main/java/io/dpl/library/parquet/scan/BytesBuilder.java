package io.dpl.library.parquet.scan;

import io.dpl.library.parquet.ParquetShape;
import io.dpl.library.parquet.page.Values;
import java.io.IOException;
import java.util.List;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.OutOfMemoryException;
import org.jspecify.annotations.Nullable;

/** Texts and blobs: values of any length go straight from the file into the vector. */
final class BytesBuilder extends LeafBuilder {

  private final GrowingBuffer offsets;
  private final GrowingBuffer data;
  private final Form form;
  private int end;

  /** How the bytes of the file become those of the vector. */
  enum Form {
    /** As they are. */
    BYTES,
    /** As they are, and they must be UTF-8. */
    TEXT,
    /** Sixteen bytes become a text of 36. */
    UUID
  }

  BytesBuilder(
      BufferAllocator allocator,
      ParquetShape.Levels levels,
      @Nullable VectorSlots slots,
      boolean keepLevels,
      int rows,
      long expectedBytes,
      Form form) {
    super(allocator, levels, slots, keepLevels, rows);
    this.form = form;
    this.offsets = new GrowingBuffer(allocator, (rows + 1) * 4L, false);
    this.data = new GrowingBuffer(allocator, expectedBytes, false);
    offsets.buffer().setInt(0, 0);
  }

  @Override
  void put(int at, Values values) throws IOException {
    int stored = values.nextLength();
    int length = form == Form.UUID ? UuidText.LENGTH : stored;
    long size = (long) end + length;
    if (size > Integer.MAX_VALUE) {
      throw new OutOfMemoryException("a batch has more than 2 GiB in one column");
    }
    ArrowBuf into = data.ensure(size, end);
    if (form == Form.UUID) {
      UuidText.write(values, stored, into, end);
    } else {
      values.readBytes(into, end);
    }
    if (form == Form.TEXT) {
      Utf8Check.check(into, end, length);
    }
    end = (int) size;
    putNull(at);
  }

  @Override
  void putNull(int at) {
    offsets.ensure((at + 2) * 4L, (at + 1) * 4L).setInt((at + 1) * 4L, end);
  }

  @Override
  List<ArrowBuf> buffers(int slots) {
    return List.of(offsets.buffer(), data.buffer());
  }

  @Override
  long bytes() {
    return end;
  }

  @Override
  public void close() {
    super.close();
    offsets.close();
    data.close();
  }
}
