package io.dpl.cli.output;

import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.Schema;

/** Hands only the first rows on. */
public final class FirstRows implements ResultWriter {

  private final ResultWriter writer;
  private long left;

  public FirstRows(ResultWriter writer, long rows) {
    this.writer = writer;
    this.left = rows;
  }

  @Override
  public void begin(Schema schema) {
    writer.begin(schema);
  }

  @Override
  public boolean write(VectorSchemaRoot batch) {
    int rows = (int) Math.min(left, batch.getRowCount());
    left -= rows;
    if (rows == batch.getRowCount()) {
      return writer.write(batch);
    }
    try (VectorSchemaRoot first = batch.slice(0, rows)) {
      writer.write(first);
    }
    return false;
  }

  @Override
  public void end(boolean complete) {
    writer.end(complete);
  }
}
