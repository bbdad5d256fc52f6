package io.dpl.engine.pipeline;

import io.dpl.api.connector.BatchReader;
import io.dpl.api.plan.PlanNode;
import io.dpl.engine.arrow.Batches;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.jspecify.annotations.Nullable;

/** Cuts batches that are larger than BATCH allows; smaller ones pass. */
final class CutReader implements BatchReader {

  private final PlanNode.Batch bound;
  private final BatchReader input;
  private final BufferAllocator allocator;
  private @Nullable VectorSchemaRoot rest;
  private int used;

  CutReader(PlanNode.Batch bound, BatchReader input, BufferAllocator allocator) {
    this.bound = bound;
    this.input = input;
    this.allocator = allocator;
  }

  @Override
  public @Nullable VectorSchemaRoot next() {
    VectorSchemaRoot from = rest;
    if (from == null) {
      from = input.next();
      if (from == null) {
        return null;
      }
      used = 0;
    }
    int left = from.getRowCount() - used;
    int rows = Math.min(left, most(from));
    if (used == 0 && rows == left) {
      rest = null;
      return from;
    }
    VectorSchemaRoot piece = Batches.slice(from, used, rows, allocator);
    used += rows;
    rest = from;
    if (used == from.getRowCount()) {
      close0();
    }
    return piece;
  }

  private int most(VectorSchemaRoot batch) {
    long most = bound.rows() > 0 ? bound.rows() : Integer.MAX_VALUE;
    if (bound.bytes() > 0 && batch.getRowCount() > 0) {
      long rowBytes = Math.max(1, Batches.bytes(batch) / batch.getRowCount());
      most = Math.min(most, Math.max(1, bound.bytes() / rowBytes));
    }
    return (int) most;
  }

  private void close0() {
    if (rest != null) {
      rest.close();
      rest = null;
    }
  }

  @Override
  public void close() {
    close0();
    input.close();
  }
}
