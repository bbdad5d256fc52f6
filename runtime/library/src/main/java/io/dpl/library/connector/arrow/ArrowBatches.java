package io.dpl.library.connector.arrow;

import io.dpl.api.connector.BatchReader;
import io.dpl.api.connector.Split;
import io.dpl.api.diagnostic.Diagnostic;
import io.dpl.api.diagnostic.DplException;
import io.dpl.api.diagnostic.RunCode;
import io.dpl.api.diagnostic.Span;
import io.dpl.api.library.RunContext;
import io.dpl.api.type.ArrowTypes;
import io.dpl.api.type.Field;
import io.dpl.api.type.Schema;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.apache.arrow.memory.OutOfMemoryException;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.util.TransferPair;
import org.jspecify.annotations.Nullable;

/** Reads the parts of a split: a batch of the file after the other, cut to what was asked for. */
final class ArrowBatches implements BatchReader {

  private final Schema schema;
  private final Deque<Split.Part> parts;
  private final int batchRows;
  private final long batchBytes;
  private final RunContext context;
  private @Nullable ArrowFile file;
  private int at;
  private int end;

  ArrowBatches(Schema schema, Split split, int batchRows, long batchBytes, RunContext context) {
    this.schema = schema;
    this.parts = new ArrayDeque<>(split.parts());
    this.batchRows = Math.max(1, batchRows);
    this.batchBytes = Math.max(1, batchBytes);
    this.context = context;
  }

  @Override
  public @Nullable VectorSchemaRoot next() {
    while (true) {
      if (file == null) {
        if (parts.isEmpty()) {
          return null;
        }
        Split.Part part = parts.element();
        file = guarded(part, () -> ArrowFile.open(part, context));
        at = 0;
        end = 0;
      }
      ArrowFile open = file;
      Split.Part part = parts.element();
      if (at < end) {
        return guarded(part, () -> take(open));
      }
      if (Boolean.TRUE.equals(guarded(part, open::load))) {
        at = open.from();
        end = open.to();
      } else {
        close();
        parts.remove();
      }
    }
  }

  private VectorSchemaRoot take(ArrowFile open) throws IOException {
    List<FieldVector> sources = schema.fields().stream().map(field -> open.column(field)).toList();
    long bytes = sources.stream().mapToLong(FieldVector::getBufferSize).sum();
    long fit = batchBytes / Math.max(1, bytes / Math.max(1, open.rows()));
    int rows = (int) Math.max(1, Math.min(Math.min(batchRows, end - at), fit));
    java.util.ArrayList<FieldVector> columns = new java.util.ArrayList<>();
    try {
      for (int i = 0; i < sources.size(); i++) {
        columns.add(slice(sources.get(i), schema.fields().get(i), rows));
      }
    } catch (RuntimeException e) {
      columns.forEach(FieldVector::close);
      throw e;
    }
    at += rows;
    VectorSchemaRoot batch = new VectorSchemaRoot(columns);
    batch.setRowCount(rows);
    return batch;
  }

  private FieldVector slice(FieldVector source, Field field, int rows) {
    var wanted = ArrowTypes.field(field);
    if (ArrowTypes.sameLayout(source.getField(), wanted)) {
      TransferPair pair = source.getTransferPair(field.name(), context.allocator());
      pair.splitAndTransfer(at, rows);
      return (FieldVector) pair.getTo();
    }
    FieldVector copy = wanted.createVector(context.allocator());
    try {
      copy.setInitialCapacity(rows);
      copy.allocateNew();
      for (int row = 0; row < rows; row++) {
        ValueCopy.copy(source, at + row, copy, row);
      }
      copy.setValueCount(rows);
    } catch (RuntimeException e) {
      copy.close();
      throw e;
    }
    return copy;
  }

  private interface Work<T> {
    T run() throws IOException;
  }

  private static <T> T guarded(Split.Part part, Work<T> work) {
    try {
      return work.run();
    } catch (OutOfMemoryException | DplException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw new DplException(
          List.of(
              Diagnostic.error(
                  RunCode.ARROW_BROKEN,
                  Span.NONE,
                  "'" + part.path() + "' cannot be read: " + e.getMessage())),
          e);
    }
  }

  @Override
  public void close() {
    if (file != null) {
      file.close();
      file = null;
    }
  }
}
