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
import io.dpl.api.type.Field;
import io.dpl.api.type.Schema;
import io.dpl.value.Encoder;
import io.dpl.value.RecordColumns;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.jspecify.annotations.Nullable;

/** A list of records. */
record RecordTable(
    String name,
    Schema schema,
    List<Function<Object, @Nullable Object>> components,
    List<Record> list)
    implements JavaTable {

  static RecordTable of(String name, Class<? extends Record> type, List<Record> rows) {
    return new RecordTable(
        name, RecordColumns.schema(type, rows), RecordColumns.components(type), rows);
  }

  @Override
  public long rows() {
    return list.size();
  }

  @Override
  public boolean exact() {
    return true;
  }

  @Override
  public List<Split> split(String location, SplitTarget target) {
    int rows = list.size();
    int pieces = Math.max(1, Math.min(target.splits(), rows));
    List<Split> splits = new ArrayList<>();
    for (int i = 0; i < pieces; i++) {
      long from = (long) rows * i / pieces;
      long to = (long) rows * (i + 1) / pieces;
      splits.add(new Split(List.of(new Split.Part(location, from, to)), to - from, 0));
    }
    return splits;
  }

  @Override
  public BatchReader open(Schema columns, Split split, int batchRows, RunContext context) {
    Split.Part part = split.parts().get(0);
    return new Reading(columns, (int) part.firstRow(), (int) part.endRow(), batchRows, context);
  }

  private final class Reading implements BatchReader {

    private final Schema columns;
    private final int end;
    private final int batchRows;
    private final RunContext context;
    private int at;

    Reading(Schema columns, int from, int end, int batchRows, RunContext context) {
      this.columns = columns;
      this.at = from;
      this.end = end;
      this.batchRows = Math.max(1, batchRows);
      this.context = context;
    }

    @Override
    public @Nullable VectorSchemaRoot next() {
      if (at >= end) {
        return null;
      }
      int rows = Math.min(batchRows, end - at);
      VectorSchemaRoot batch =
          VectorSchemaRoot.create(ArrowTypes.schema(columns), context.allocator());
      try {
        for (int i = 0; i < columns.fields().size(); i++) {
          fill(batch.getVector(i), columns.fields().get(i), rows);
        }
      } catch (RuntimeException e) {
        batch.close();
        throw e;
      }
      batch.setRowCount(rows);
      at += rows;
      return batch;
    }

    private void fill(FieldVector vector, Field column, int rows) {
      var component = components.get(schema.indexOf(column.name()).orElseThrow());
      vector.setInitialCapacity(rows);
      vector.allocateNew();
      for (int row = 0; row < rows; row++) {
        try {
          Encoder.set(vector, row, component.apply(list.get(at + row)));
        } catch (IllegalArgumentException | ArithmeticException | ClassCastException e) {
          throw unfit(column, at + row, e);
        }
      }
      vector.setValueCount(rows);
    }

    private DplException unfit(Field column, int row, RuntimeException cause) {
      return new DplException(
          List.of(
              Diagnostic.error(
                  RunCode.ROWS_VALUE,
                  Span.NONE,
                  "row " + row + " of " + name + ", column " + column + ": " + cause.getMessage())),
          cause);
    }

    @Override
    public void close() {
      at = end;
    }
  }
}
