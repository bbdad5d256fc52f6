package io.dpl.table;

import io.dpl.api.connector.BatchReader;
import io.dpl.api.connector.Split;
import io.dpl.api.connector.SplitTarget;
import io.dpl.api.diagnostic.Diagnostic;
import io.dpl.api.diagnostic.DplException;
import io.dpl.api.diagnostic.RunCode;
import io.dpl.api.diagnostic.Span;
import io.dpl.api.library.RunContext;
import io.dpl.api.type.ArrowTypes;
import io.dpl.api.type.Schema;
import io.dpl.library.connector.arrow.ValueCopy;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.jspecify.annotations.Nullable;

/**
 * An ArrowReader of the caller, who closes it; its batches are copied, for buffers keep to their
 * root.
 */
record ReaderTable(String name, Schema schema, ArrowReader reader, AtomicBoolean used)
    implements JavaTable {

  /** Rows that a plan is made for, where nobody knows. */
  private static final long GUESSED_ROWS = 100_000;

  @Override
  public long rows() {
    return GUESSED_ROWS;
  }

  @Override
  public boolean exact() {
    return false;
  }

  @Override
  public List<Split> split(String location, SplitTarget target) {
    return List.of(new Split(List.of(Split.Part.whole(location)), GUESSED_ROWS, 0));
  }

  @Override
  public BatchReader open(Schema columns, Split split, int batchRows, RunContext context) {
    if (used.getAndSet(true)) {
      throw DplException.of(
          RunCode.READER_USED,
          Span.NONE,
          "the reader of " + name + " was read already",
          "give a new reader before each run, or WRITE its rows to a file");
    }
    return new Reading(columns, batchRows, context);
  }

  private final class Reading implements BatchReader {

    private final Schema columns;
    private final int batchRows;
    private final RunContext context;
    private int at;
    private int end;

    Reading(Schema columns, int batchRows, RunContext context) {
      this.columns = columns;
      this.batchRows = Math.max(1, batchRows);
      this.context = context;
    }

    @Override
    public @Nullable VectorSchemaRoot next() {
      try {
        VectorSchemaRoot from = reader.getVectorSchemaRoot();
        while (at >= end) {
          if (!reader.loadNextBatch()) {
            return null;
          }
          at = 0;
          end = from.getRowCount();
        }
        VectorSchemaRoot batch = take(from, Math.min(batchRows, end - at));
        at += batch.getRowCount();
        return batch;
      } catch (IOException | IllegalStateException e) {
        throw new DplException(
            List.of(
                Diagnostic.error(
                    RunCode.ROWS_VALUE,
                    Span.NONE,
                    "the reader of " + name + " failed: " + e.getMessage())),
            e);
      }
    }

    private VectorSchemaRoot take(VectorSchemaRoot from, int rows) {
      VectorSchemaRoot batch =
          VectorSchemaRoot.create(ArrowTypes.schema(columns), context.allocator());
      try {
        for (int i = 0; i < columns.fields().size(); i++) {
          FieldVector into = batch.getVector(i);
          int source = schema.indexOf(columns.fields().get(i).name()).orElseThrow();
          into.setInitialCapacity(rows);
          into.allocateNew();
          for (int row = 0; row < rows; row++) {
            ValueCopy.copy(from.getVector(source), at + row, into, row);
          }
          into.setValueCount(rows);
        }
      } catch (RuntimeException e) {
        batch.close();
        throw e;
      }
      batch.setRowCount(rows);
      return batch;
    }

    @Override
    public void close() {
      end = 0;
    }
  }
}
