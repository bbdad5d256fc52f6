package io.dpl.library.parquet.scan;

import io.dpl.api.type.ArrowTypes;
import io.dpl.api.type.Field;
import io.dpl.library.parquet.ParquetShape;
import io.dpl.library.parquet.page.LeafCursor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.jspecify.annotations.Nullable;

/**
 * Gathers one batch, bounded in rows and bytes, from row groups whose columns are of the same form.
 */
final class BatchBuilder implements AutoCloseable {

  /** Rows beyond this are made room for as they come. */
  private static final int MOST_ROWS_AT_FIRST = 64 << 10;

  private final ReadPlan plan;
  private final BufferAllocator allocator;
  private final List<Optional<ParquetShape>> columns;
  private final List<@Nullable ColumnBuilder> builders = new ArrayList<>();
  private final VirtualColumns virtual = new VirtualColumns();
  private int rows;
  private boolean full;
  private long fixedRowBytes = 1;

  /** A batch that begins with rows of a group. */
  BatchBuilder(ReadPlan plan, BufferAllocator allocator, OpenGroup group) {
    this.plan = plan;
    this.allocator = allocator;
    this.columns = group.columns();
    int room = rowsExpected(group);
    try {
      for (int i = 0; i < columns.size(); i++) {
        builders.add(builder(plan.schema().fields().get(i), columns.get(i), group, room));
      }
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  private int rowsExpected(OpenGroup group) {
    double rowBytes = 1;
    for (Optional<ParquetShape> column : columns) {
      rowBytes += column.map(group::rowBytes).orElse(0.0);
    }
    double most = Math.min(plan.batchRows(), plan.batchBytes() / rowBytes + 1);
    return (int) Math.max(1, Math.min(Math.min(most, MOST_ROWS_AT_FIRST), group.leftInPart()));
  }

  private @Nullable ColumnBuilder builder(
      Field field, Optional<ParquetShape> column, OpenGroup group, int room) {
    if (column.isEmpty()) {
      return null;
    }
    double rowBytes = group.rowBytes(column.get());
    // A tenth more than the average; a batch seldom grows its buffers then.
    long bytes = (long) Math.min(rowBytes * room * 1.1, plan.batchBytes() + rowBytes);
    if (isFixed(column.get())) {
      fixedRowBytes += (long) Math.ceil(rowBytes);
    }
    return new ColumnBuilder(field, column.get(), allocator, room, bytes + 64);
  }

  /** Whether rows of a group can follow: every column of the same form as before. */
  boolean takes(OpenGroup group) {
    return columns.equals(group.columns());
  }

  boolean isFull() {
    return full;
  }

  /**
   * Reads rows until the batch is full or the group is at its end: texts, blobs and lists row by
   * row, since they decide where the batch ends, then the others for as many rows.
   */
  void read(OpenGroup group) {
    long first = group.nextInGroup();
    long most = Math.min(plan.batchRows() - rows, group.left());
    List<Lane> growing = lanes(group, false);
    long taken = 0;
    while (taken < most && (rows + taken == 0 || !full(growing, (rows + taken) * fixedRowBytes))) {
      for (Lane lane : growing) {
        lane.cursor.read(first + taken, lane.sink);
      }
      taken++;
    }
    for (Lane lane : lanes(group, true)) {
      lane.cursor.read(first, first + taken, lane.sink);
    }
    virtual.add(group.path(), group.next(), (int) taken);
    group.advance(taken);
    rows += (int) taken;
    full = rows >= plan.batchRows() || full(growing, rows * fixedRowBytes);
  }

  private boolean full(List<Lane> growing, long lightBytes) {
    long bytes = lightBytes;
    for (Lane lane : growing) {
      bytes += lane.sink.bytes();
    }
    return bytes >= plan.batchBytes();
  }

  /** A leaf on its way from file to vector. */
  private record Lane(LeafCursor cursor, LeafBuilder sink) {}

  private List<Lane> lanes(OpenGroup group, boolean fixed) {
    List<Lane> lanes = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      ColumnBuilder builder = builders.get(i);
      if (builder != null && isFixed(columns.get(i).orElseThrow()) == fixed) {
        columns
            .get(i)
            .orElseThrow()
            .leaves()
            .forEach(leaf -> lanes.add(new Lane(group.cursor(leaf), builder.leaf(leaf))));
      }
    }
    return lanes;
  }

  private static boolean isFixed(ParquetShape column) {
    return column instanceof ParquetShape.Leaf leaf
        && switch (leaf.element().getType()) {
          case BYTE_ARRAY, FIXED_LEN_BYTE_ARRAY -> false;
          case BOOLEAN, INT32, INT64, INT96, FLOAT, DOUBLE -> true;
        };
  }

  /** The batch, which the caller owns. */
  VectorSchemaRoot finish() throws IOException {
    List<FieldVector> vectors = new ArrayList<>();
    try {
      for (int i = 0; i < builders.size(); i++) {
        ColumnBuilder builder = builders.get(i);
        vectors.add(builder != null ? builder.vector(rows) : absent(plan.schema().fields().get(i)));
      }
      return new VectorSchemaRoot(ArrowTypes.schema(plan.schema()).getFields(), vectors, rows);
    } catch (IOException | RuntimeException e) {
      vectors.forEach(FieldVector::close);
      throw e;
    }
  }

  private FieldVector absent(Field field) {
    if (VirtualColumns.has(field.name())) {
      return virtual.vector(field.name(), allocator);
    }
    FieldVector vector = ArrowTypes.field(field).createVector(allocator);
    vector.setInitialCapacity(rows);
    vector.allocateNew();
    vector.setValueCount(rows);
    return vector;
  }

  @Override
  public void close() {
    for (ColumnBuilder builder : builders) {
      if (builder != null) {
        builder.close();
      }
    }
  }
}
