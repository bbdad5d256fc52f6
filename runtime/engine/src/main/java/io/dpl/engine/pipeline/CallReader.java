package io.dpl.engine.pipeline;

import io.dpl.api.connector.BatchReader;
import io.dpl.api.function.HeavyOperator;
import io.dpl.api.function.RowException;
import io.dpl.api.plan.PlanNode;
import io.dpl.api.type.ArrowTypes;
import io.dpl.api.type.Schema;
import io.dpl.engine.arrow.Batches;
import io.dpl.engine.arrow.Rows;
import io.dpl.engine.event.Cancellation;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.OutOfMemoryException;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.jspecify.annotations.Nullable;

/**
 * Calls a heavy function for each row and adds its column. Batches out end where the new column
 * reaches the bytes of a batch; rows that the guard leaves out are NULL.
 */
final class CallReader implements BatchReader {

  private final PlanNode.Call call;
  private final BatchReader input;
  private final HeavyOperator operator;
  private final BufferAllocator allocator;
  private final Cancellation cancellation;
  private final long limitBytes;
  private final Columns columns;
  private final int[] arguments;
  private final int guardColumn;

  private @Nullable VectorSchemaRoot batch;
  private List<FieldVector> compact = List.of();
  private Guard guard = new Guard(null, 0);
  private int rowsDone;
  private int computed;

  CallReader(
      PlanNode.Call call,
      Schema inputSchema,
      BatchReader input,
      HeavyOperator operator,
      RunScope run) {
    this.call = call;
    this.input = input;
    this.operator = operator;
    this.allocator = run.context().allocator();
    this.cancellation = run.cancellation();
    this.limitBytes = run.batchBytes();
    this.columns = Columns.of(call.schema(), inputSchema, List.of(call.output()));
    this.arguments =
        call.arguments().stream()
            .mapToInt(name -> inputSchema.indexOf(name).orElseThrow())
            .toArray();
    this.guardColumn =
        call.guard().isEmpty() ? -1 : inputSchema.indexOf(call.guard()).orElseThrow();
  }

  @Override
  public @Nullable VectorSchemaRoot next() {
    while (batch == null) {
      VectorSchemaRoot taken = input.next();
      if (taken == null) {
        return null;
      }
      if (taken.getRowCount() == 0) {
        taken.close();
        continue;
      }
      start(taken);
    }
    return piece(batch);
  }

  private void start(VectorSchemaRoot taken) {
    batch = taken;
    guard = Guard.of(taken, guardColumn);
    rowsDone = 0;
    computed = 0;
    compact = new ArrayList<>();
    for (int argument : arguments) {
      FieldVector vector = taken.getVector(argument);
      int[] rows = guard.rows();
      compact.add(rows == null ? vector : Rows.gather(vector, rows, 0, guard.count(), allocator));
    }
  }

  private VectorSchemaRoot piece(VectorSchemaRoot from) {
    cancellation.check();
    FieldVector result = ArrowTypes.field(call.output()).createVector(allocator);
    try {
      int done = guard.count() > computed ? run(from, result) : 0;
      result.setValueCount(done);
      int last = computed + done;
      int end = last == guard.count() ? from.getRowCount() : guard.row(last);
      FieldVector output = result;
      int[] positions = guard.rows();
      if (positions != null) {
        output = spread(result, positions, done, end);
      }
      VectorSchemaRoot piece = assemble(from, output, end);
      computed = last;
      rowsDone = end;
      if (end == from.getRowCount()) {
        finish();
      }
      return piece;
    } catch (RuntimeException | Error e) {
      result.close();
      throw e;
    }
  }

  private FieldVector spread(FieldVector result, int[] positions, int done, int end) {
    int[] rows = java.util.Arrays.copyOfRange(positions, computed, computed + done);
    try (result) {
      return Rows.scatter(result, rows, 0, done, rowsDone, end - rowsDone, allocator);
    }
  }

  private int run(VectorSchemaRoot from, FieldVector result) {
    try {
      return operator.run(compact, computed, guard.count(), result, limitBytes);
    } catch (RowException e) {
      throw RowFailure.of(e, call.span(), from, guard.row(e.row()));
    } catch (OutOfMemoryError e) {
      throw RowFailure.outOfMemory(e, call.span(), call.function());
    } catch (RuntimeException e) {
      throw RowFailure.of(e, call.span(), call.function());
    }
  }

  private VectorSchemaRoot assemble(VectorSchemaRoot from, FieldVector output, int end) {
    try {
      List<FieldVector> kept = new ArrayList<>();
      for (int i = 0; i < from.getFieldVectors().size(); i++) {
        FieldVector vector = from.getVector(i);
        kept.add(
            columns.keeps(i) ? Batches.slice(vector, rowsDone, end - rowsDone, allocator) : vector);
      }
      return columns.batch(kept, List.of(output), end - rowsDone);
    } catch (OutOfMemoryException e) {
      output.close();
      throw e;
    }
  }

  private void finish() {
    if (guard.rows() != null) {
      compact.forEach(FieldVector::close);
    }
    compact = List.of();
    if (batch != null) {
      batch.close();
      batch = null;
    }
  }

  @Override
  public void close() {
    finish();
    operator.close();
    input.close();
  }
}
