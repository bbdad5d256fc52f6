package io.dpl.jdbc;

import io.dpl.api.type.Schema;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Rows one after the other, whose values have the classes of {@link io.dpl.value.Natural}. */
interface Cursor extends AutoCloseable {

  Schema schema();

  /** Goes to the next row; false at the end. */
  boolean next() throws SQLException;

  /** The value of a column of this row, from 0. */
  @Nullable Object value(int column) throws SQLException;

  @Override
  void close();
}
