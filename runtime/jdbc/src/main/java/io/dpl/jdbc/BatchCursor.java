package io.dpl.jdbc;

import io.dpl.ResultBatches;
import io.dpl.api.diagnostic.DplException;
import io.dpl.api.type.Schema;
import io.dpl.value.Decoder;
import io.dpl.value.Natural;
import java.sql.SQLException;
import java.util.List;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.jspecify.annotations.Nullable;

/** The rows of a run, a batch in memory at a time. */
final class BatchCursor implements Cursor {

  private final ResultBatches batches;
  private final Runnable end;
  private final List<Decoder> decoders;
  private Decoder.Cells[] cells = new Decoder.Cells[0];
  private @Nullable VectorSchemaRoot batch;
  private int row;
  private boolean ended;

  /**
   * @param end runs when all rows are read; throws what made the run fail
   */
  BatchCursor(ResultBatches batches, Runnable end) {
    this.batches = batches;
    this.end = end;
    this.decoders =
        batches.schema().fields().stream().map(field -> Natural.decoder(field.type())).toList();
  }

  @Override
  public Schema schema() {
    return batches.schema();
  }

  @Override
  public boolean next() throws SQLException {
    row++;
    try {
      while (!ended && (batch == null || row >= batch.getRowCount())) {
        release();
        load();
      }
    } catch (DplException e) {
      ended = true;
      throw Errors.of(e);
    }
    return !ended;
  }

  private void load() {
    VectorSchemaRoot next = batches.next();
    batch = next;
    row = 0;
    if (next == null) {
      ended = true;
      end.run();
      return;
    }
    cells = new Decoder.Cells[decoders.size()];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = decoders.get(i).on(next.getVector(i));
    }
  }

  @Override
  public @Nullable Object value(int column) throws SQLException {
    try {
      return cells[column].at(row);
    } catch (RuntimeException e) {
      throw new java.sql.SQLDataException(e.getMessage(), "22018", e);
    }
  }

  private void release() {
    if (batch != null) {
      batch.close();
      batch = null;
    }
  }

  @Override
  public void close() {
    ended = true;
    release();
    batches.close();
  }
}
