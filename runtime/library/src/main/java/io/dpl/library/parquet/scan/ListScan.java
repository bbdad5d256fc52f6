package io.dpl.library.parquet.scan;

import io.dpl.library.parquet.ParquetShape;
import java.io.IOException;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BitVectorHelper;
import org.apache.arrow.vector.ipc.message.ArrowFieldNode;

/** Reads offsets and validity of a list or map out of levels. */
final class ListScan implements AutoCloseable {

  /** No fixed number of elements. */
  static final int ANY = -1;

  private final LevelStore store;
  private final ParquetShape.Levels levels;
  private final GrowingBuffer validity;
  private final GrowingBuffer offsets;
  private int lists;
  private int nulls;
  private int elements;

  ListScan(BufferAllocator allocator, LevelStore store, ParquetShape.Levels levels) {
    this.store = store;
    this.levels = levels;
    this.validity = new GrowingBuffer(allocator, store.count() / 8 + 1, true);
    this.offsets = new GrowingBuffer(allocator, (store.count() + 1) * 4L, true);
  }

  /**
   * Goes through the entries once.
   *
   * @param dimension elements each list that is not null must have, or {@link #ANY}
   */
  void run(int dimension) throws IOException {
    int inner = levels.repetition() + 1;
    int start = 0;
    boolean open = false;
    for (int i = 0; i < store.count(); i++) {
      int definition = store.definition(i);
      if (definition < levels.ancestor() || store.repetition(i) > inner) {
        continue;
      }
      if (store.repetition(i) < inner) {
        check(open, start, dimension);
        start = elements;
        open = begin(definition);
      }
      if (definition > levels.definition()) {
        elements++;
      }
      offsets.buffer().setInt(lists * 4L, elements);
    }
    check(open, start, dimension);
  }

  private boolean begin(int definition) {
    boolean valid = definition >= levels.definition();
    if (valid) {
      BitVectorHelper.setBit(validity.buffer(), lists);
    } else {
      nulls++;
    }
    lists++;
    return valid;
  }

  private void check(boolean open, int start, int dimension) throws IOException {
    if (open && dimension != ANY && elements - start != dimension) {
      throw new IOException(
          "a vector has " + (elements - start) + " elements instead of " + dimension);
    }
  }

  ArrowFieldNode node() {
    return new ArrowFieldNode(lists, nulls);
  }

  ArrowBuf validity() {
    return validity.buffer();
  }

  ArrowBuf offsets() {
    return offsets.buffer();
  }

  int lists() {
    return lists;
  }

  int elements() {
    return elements;
  }

  @Override
  public void close() {
    validity.close();
    offsets.close();
  }
}
