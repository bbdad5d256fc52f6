package io.dpl.engine.pipeline;

import io.dpl.api.connector.BatchReader;
import io.dpl.api.plan.PlanNode;
import io.dpl.api.type.ArrowTypes;
import io.dpl.api.type.Schema;
import io.dpl.engine.arrow.Batches;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.jspecify.annotations.Nullable;

/** Keeps some columns and lets the memory of the others go. */
final class SelectReader implements BatchReader {

  private final int[] columns;
  private final org.apache.arrow.vector.types.pojo.Schema schema;
  private final BatchReader input;
  private final BufferAllocator allocator;

  SelectReader(
      PlanNode.Select node, Schema inputSchema, BatchReader input, BufferAllocator allocator) {
    this.columns =
        node.columns().stream().mapToInt(name -> inputSchema.indexOf(name).orElseThrow()).toArray();
    this.schema = ArrowTypes.schema(node.schema());
    this.input = input;
    this.allocator = allocator;
  }

  @Override
  public @Nullable VectorSchemaRoot next() {
    VectorSchemaRoot batch = input.next();
    if (batch == null) {
      return null;
    }
    try (batch) {
      int rows = batch.getRowCount();
      List<FieldVector> vectors = new ArrayList<>();
      for (int column : columns) {
        vectors.add(Batches.slice(batch.getVector(column), 0, rows, allocator));
      }
      return new VectorSchemaRoot(schema, vectors, rows);
    }
  }

  @Override
  public void close() {
    input.close();
  }
}
