package io.dpl.engine.pipeline;

import io.dpl.api.connector.BatchReader;
import io.dpl.api.function.RowException;
import io.dpl.api.model.ModelSession;
import io.dpl.api.plan.ModelUse;
import io.dpl.api.plan.PlanNode;
import io.dpl.api.type.ArrowTypes;
import io.dpl.api.type.Schema;
import io.dpl.engine.arrow.Batches;
import io.dpl.engine.arrow.Rows;
import io.dpl.engine.batch.ModelBatches;
import io.dpl.engine.event.CancelledException;
import io.dpl.engine.memory.Models;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.jspecify.annotations.Nullable;

/**
 * Runs a model over windows of rows and adds its columns. The model is loaded when the first rows
 * are there.
 */
final class ModelReader implements BatchReader {

  private final PlanNode.Model node;
  private final ModelUse use;
  private final RunScope run;
  private final BatchReader input;
  private final BufferAllocator allocator;
  private final ModelBatches.Batches batches;
  private final Window.Cutter windows;
  private final Columns columns;
  private final int[] arguments;
  private final int guardColumn;
  private final Deque<VectorSchemaRoot> ready = new ArrayDeque<>();
  private Models.@Nullable Lease lease;

  ModelReader(int stage, PlanNode.Model node, Schema inputSchema, BatchReader input, RunScope run) {
    this.node = node;
    this.use = run.graph().model(node.model());
    this.run = run;
    this.input = input;
    this.allocator = run.context().allocator();
    this.batches = run.batches().of(stage, node, use.declaration().name());
    this.windows = new Window.Cutter(input, windowRows(), run.batchBytes(), allocator);
    this.columns = Columns.of(node.schema(), inputSchema, node.outputs());
    this.arguments =
        node.arguments().stream()
            .mapToInt(name -> inputSchema.indexOf(name).orElseThrow())
            .toArray();
    this.guardColumn =
        node.guard().isEmpty() ? -1 : inputSchema.indexOf(node.guard()).orElseThrow();
  }

  /**
   * Rows that the session wants to see together, or 1 for no more than a batch: where it sorts
   * none, and where the batch grows, so that each run shows what it is worth.
   */
  private int windowRows() {
    boolean grows = node.mostRows() > node.batchRows();
    boolean sorts = use.signature().windowRows() > use.signature().batchRows();
    return grows || !sorts ? 1 : use.signature().windowRows();
  }

  @Override
  public @Nullable VectorSchemaRoot next() {
    if (ready.isEmpty()) {
      int batch = batches.rows();
      Window window = windows.next(batch, Math.min(batch, node.batchRows()));
      if (window == null) {
        return null;
      }
      try (window) {
        emit(window);
      }
    }
    return ready.poll();
  }

  private void emit(Window window) {
    run.cancellation().check();
    List<FieldVector> outputs = outputs(window);
    try {
      int from = 0;
      for (VectorSchemaRoot part : window.parts()) {
        int rows = part.getRowCount();
        List<FieldVector> kept = new ArrayList<>();
        for (int i = 0; i < part.getFieldVectors().size(); i++) {
          FieldVector vector = part.getVector(i);
          kept.add(columns.keeps(i) ? Batches.slice(vector, 0, rows, allocator) : vector);
        }
        List<FieldVector> added = new ArrayList<>();
        for (FieldVector output : outputs) {
          added.add(Batches.slice(output, from, rows, allocator));
        }
        ready.add(columns.batch(kept, added, rows));
        from += rows;
      }
    } finally {
      outputs.forEach(FieldVector::close);
    }
  }

  /** The model's columns for all rows of the window. */
  private List<FieldVector> outputs(Window window) {
    Guard guard = new Guard(null, window.rows());
    if (guardColumn >= 0) {
      try (FieldVector column = window.column(guardColumn, allocator)) {
        guard = Guard.of(VectorSchemaRoot.of(column), 0);
      }
    }
    List<FieldVector> values = new ArrayList<>();
    List<FieldVector> outputs = new ArrayList<>();
    try {
      for (int argument : arguments) {
        values.add(argument(window, argument, guard));
      }
      node.outputs().forEach(field -> outputs.add(ArrowTypes.field(field).createVector(allocator)));
      if (guard.count() > 0) {
        call(window, guard, values, outputs);
      }
      for (FieldVector output : outputs) {
        output.setValueCount(guard.count());
      }
      return guard.rows() == null ? outputs : spread(outputs, guard, window.rows());
    } catch (RuntimeException | Error e) {
      outputs.forEach(FieldVector::close);
      throw e;
    } finally {
      values.forEach(FieldVector::close);
    }
  }

  private FieldVector argument(Window window, int column, Guard guard) {
    int[] rows = guard.rows();
    FieldVector whole = window.column(column, allocator);
    if (rows == null) {
      return whole;
    }
    try (whole) {
      return Rows.gather(whole, rows, 0, guard.count(), allocator);
    }
  }

  private List<FieldVector> spread(List<FieldVector> outputs, Guard guard, int rows) {
    List<FieldVector> spread = new ArrayList<>();
    int[] positions = java.util.Objects.requireNonNull(guard.rows());
    for (FieldVector output : outputs) {
      spread.add(Rows.scatter(output, positions, 0, guard.count(), 0, rows, allocator));
    }
    outputs.forEach(FieldVector::close);
    return spread;
  }

  private void call(
      Window window, Guard guard, List<FieldVector> values, List<FieldVector> outputs) {
    try {
      Models.Lease session = lease == null ? open() : lease;
      session.slots().acquire();
      try {
        run.cancellation().check();
        compute(session.session(), values, guard.count(), outputs);
      } finally {
        session.slots().release();
      }
    } catch (RowException e) {
      Window.Place place = window.place(guard.row(e.row()));
      throw RowFailure.of(e, node.span(), place.part(), place.row());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancelledException();
    } catch (OutOfMemoryError e) {
      throw RowFailure.outOfMemory(e, node.span(), use.declaration().name());
    } catch (RuntimeException e) {
      throw RowFailure.of(e, node.span(), use.declaration().name());
    }
  }

  /** One window, again with smaller batches where BATCH AUTO has taken more than fits. */
  private void compute(
      ModelSession session, List<FieldVector> values, int rows, List<FieldVector> outputs) {
    while (true) {
      int batch = batches.rows();
      long start = System.nanoTime();
      try {
        session.run(values, rows, batch, outputs);
        batches.ran(batch, rows, System.nanoTime() - start);
        return;
      } catch (RuntimeException | OutOfMemoryError e) {
        if (!RowFailure.isLackOfMemory(e) || !batches.stepsBack(Math.min(batch, rows))) {
          throw e;
        }
        outputs.forEach(FieldVector::reset);
      }
    }
  }

  private Models.Lease open() {
    lease = run.models().open(use, run.contextOf(use));
    return lease;
  }

  @Override
  public void close() {
    ready.forEach(VectorSchemaRoot::close);
    ready.clear();
    windows.close();
    if (lease != null) {
      lease.close();
      lease = null;
    }
    input.close();
  }
}
