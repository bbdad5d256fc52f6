package io.dpl.library.parquet.scan;

import io.dpl.api.type.ArrowTypes;
import io.dpl.api.type.DplType;
import io.dpl.api.type.DplType.Simple;
import io.dpl.api.type.Field;
import io.dpl.library.parquet.ParquetShape;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;
import org.jspecify.annotations.Nullable;

/** Gathers one column of one batch. */
final class ColumnBuilder implements AutoCloseable {

  /** Elements of lists beyond this are made room for as they come. */
  private static final long MOST_ELEMENTS_AT_FIRST = 16L << 20;

  private final Field field;
  private final ParquetShape shape;
  private final BufferAllocator allocator;
  private final Map<Integer, LeafBuilder> leaves = new LinkedHashMap<>();

  /**
   * @param rows rows to make room for at first
   * @param bytes bytes of texts and blobs to make room for at first
   */
  ColumnBuilder(Field field, ParquetShape shape, BufferAllocator allocator, int rows, long bytes) {
    this.field = field;
    this.shape = shape;
    this.allocator = allocator;
    try {
      add(shape, field.type(), null, rows, bytes / Math.max(1, shape.leaves().count()));
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  private void add(
      ParquetShape part,
      DplType type,
      LeafBuilder.@Nullable VectorSlots slots,
      int rows,
      long bytes) {
    if (part instanceof ParquetShape.Leaf leaf) {
      leaves.put(leaf.ordinal(), builder(leaf, type, slots, rows, bytes));
    } else if (part instanceof ParquetShape.Repeated list) {
      if (type instanceof DplType.Vector vector) {
        var inside = new LeafBuilder.VectorSlots(list.levels(), vector.dimension());
        int elements = (int) Math.min((long) rows * vector.dimension(), MOST_ELEMENTS_AT_FIRST);
        add(list.element(), vector.element(), inside, elements, bytes);
      } else {
        int elements = (int) Math.min(Math.max(rows, bytes / 8), MOST_ELEMENTS_AT_FIRST);
        add(list.element(), ((DplType.ListOf) type).element(), null, elements, bytes);
      }
    } else if (part instanceof ParquetShape.Pairs map) {
      add(map.key(), ((DplType.MapOf) type).key(), null, rows, bytes);
      add(map.value(), ((DplType.MapOf) type).value(), null, rows, bytes);
    } else if (part instanceof ParquetShape.Group group) {
      for (int i = 0; i < group.children().size(); i++) {
        Field child = ((DplType.Struct) type).fields().get(i);
        add(group.children().get(i), child.type(), null, rows, bytes);
      }
    }
  }

  private LeafBuilder builder(
      ParquetShape.Leaf leaf,
      DplType type,
      LeafBuilder.@Nullable VectorSlots slots,
      int rows,
      long bytes) {
    boolean keep = shape != leaf;
    var levels = leaf.levels();
    if (type == Simple.BOOLEAN) {
      return new BooleanBuilder(allocator, levels, slots, keep, rows);
    }
    if (type == Simple.BLOB || type == Simple.STRING) {
      BytesBuilder.Form form =
          type == Simple.BLOB
              ? BytesBuilder.Form.BYTES
              : isUuid(leaf) ? BytesBuilder.Form.UUID : BytesBuilder.Form.TEXT;
      return new BytesBuilder(allocator, levels, slots, keep, rows, bytes, form);
    }
    FixedFormat format = FixedFormat.of(leaf.element(), type).orElseThrow();
    return new FixedBuilder(allocator, levels, slots, keep, rows, format);
  }

  private static boolean isUuid(ParquetShape.Leaf leaf) {
    return leaf.element().isSetLogicalType() && leaf.element().getLogicalType().isSetUUID();
  }

  /** The builder of a leaf, which takes its entries. */
  LeafBuilder leaf(ParquetShape.Leaf leaf) {
    return java.util.Objects.requireNonNull(leaves.get(leaf.ordinal()));
  }

  /**
   * The vector of everything gathered, {@code rows} values; the builder must be closed all the
   * same.
   */
  FieldVector vector(int rows) throws IOException {
    FieldVector vector = ArrowTypes.field(field).createVector(allocator);
    try {
      new VectorAssembly(allocator, leaves).load(shape, field.type(), vector, rows);
      return vector;
    } catch (IOException | RuntimeException e) {
      vector.close();
      throw e;
    }
  }

  @Override
  public void close() {
    leaves.values().forEach(LeafBuilder::close);
  }
}
