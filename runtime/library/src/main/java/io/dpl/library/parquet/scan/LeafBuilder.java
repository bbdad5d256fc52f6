package io.dpl.library.parquet.scan;

import io.dpl.library.parquet.ParquetShape;
import io.dpl.library.parquet.page.LeafSink;
import io.dpl.library.parquet.page.Values;
import java.io.IOException;
import java.util.List;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BitVectorHelper;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.ipc.message.ArrowFieldNode;
import org.jspecify.annotations.Nullable;

/**
 * Gathers the values of one leaf of one batch in the buffers of an Arrow vector. An entry takes a
 * slot unless a list around it is null or empty.
 */
abstract class LeafBuilder implements LeafSink, AutoCloseable {

  private final ParquetShape.Levels levels;
  private final @Nullable VectorSlots slots;
  private final @Nullable LevelStore store;
  private final GrowingBuffer validity;
  private int count;
  private int nulls;

  /**
   * @param slots where the leaf is the element of a vector
   * @param keepLevels whether the column is a list, map or struct
   */
  LeafBuilder(
      BufferAllocator allocator,
      ParquetShape.Levels levels,
      @Nullable VectorSlots slots,
      boolean keepLevels,
      int rows) {
    this.levels = levels;
    this.slots = slots;
    this.store = keepLevels ? new LevelStore() : null;
    this.validity = new GrowingBuffer(allocator, rows / 8 + 1, true);
  }

  /**
   * A vector around a leaf: a null one takes as many slots as any other.
   *
   * @param list levels of the list that is the vector
   */
  record VectorSlots(ParquetShape.Levels list, int dimension) {}

  /** Takes one value for slot {@code at}. */
  abstract void put(int at, Values values) throws IOException;

  /** Takes as many values for the slots from {@code at} on. */
  void putAll(int at, int added, Values values) throws IOException {
    for (int i = at; i < at + added; i++) {
      put(i, values);
    }
  }

  /** Leaves slot {@code at} null. */
  abstract void putNull(int at);

  /** The vector's buffers behind its validity, for {@code slots} slots. */
  abstract List<ArrowBuf> buffers(int slots);

  /** Bytes gathered so far. */
  abstract long bytes();

  @Override
  public final void value(int repetition, Values values) throws IOException {
    if (store != null) {
      store.add(repetition, levels.definition());
    }
    put(count, values);
    BitVectorHelper.setBit(validity.ensure(count / 8 + 1, (count + 7) / 8), count);
    count++;
  }

  @Override
  public final void values(int repetition, int added, Values values) throws IOException {
    if (store != null) {
      store.add(repetition, levels.definition(), added);
    }
    putAll(count, added, values);
    validity.ensure((count + added) / 8 + 1, (count + 7) / 8);
    Bits.set(validity.buffer(), count, count + added);
    count += added;
  }

  @Override
  public final void missing(int repetition, int definition) {
    if (store != null) {
      store.add(repetition, definition);
    }
    if (definition >= levels.ancestor()) {
      nothing();
    } else if (slots != null
        && definition >= slots.list.ancestor()
        && definition < slots.list.definition()) {
      for (int i = 0; i < slots.dimension; i++) {
        nothing();
      }
    }
  }

  private void nothing() {
    validity.ensure(count / 8 + 1, (count + 7) / 8);
    putNull(count);
    nulls++;
    count++;
  }

  /** The levels of its entries; only where they are kept. */
  final LevelStore levels() {
    if (store == null) {
      throw new IllegalStateException("levels were not kept");
    }
    return store;
  }

  final int count() {
    return count;
  }

  /** Hands the buffers over to a vector. */
  final void load(FieldVector vector) {
    List<ArrowBuf> all = new java.util.ArrayList<>();
    all.add(validity.ensure(count / 8 + 1, (count + 7) / 8));
    all.addAll(buffers(count));
    vector.loadFieldBuffers(new ArrowFieldNode(count, nulls), all);
  }

  @Override
  public void close() {
    validity.close();
  }
}
