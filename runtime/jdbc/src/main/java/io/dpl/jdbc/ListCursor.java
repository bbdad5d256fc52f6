package io.dpl.jdbc;

import io.dpl.api.type.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows that are at hand. */
final class ListCursor implements Cursor {

  private final Schema schema;
  private final List<@Nullable Object[]> rows;
  private int at = -1;

  ListCursor(Schema schema, List<@Nullable Object[]> rows) {
    this.schema = schema;
    this.rows = List.copyOf(rows);
  }

  @Override
  public Schema schema() {
    return schema;
  }

  @Override
  public boolean next() {
    at = Math.min(at + 1, rows.size());
    return at < rows.size();
  }

  @Override
  public @Nullable Object value(int column) {
    return rows.get(at)[column];
  }

  @Override
  public void close() {}
}
