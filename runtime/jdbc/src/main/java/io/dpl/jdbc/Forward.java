package io.dpl.jdbc;

import io.dpl.api.type.Schema;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.jspecify.annotations.Nullable;

/** Moves a cursor: rows are made while they are read, so it only goes forward. */
abstract class Forward extends ByName implements Unwrapping {

  private final @Nullable DplStatement statement;
  private final Cursor cursor;
  private long row;
  private boolean after;
  private boolean closed;
  private @Nullable ArrowReader reader;

  Forward(@Nullable DplStatement statement, Cursor cursor) {
    this.statement = statement;
    this.cursor = cursor;
  }

  final Schema schema() {
    return cursor.schema();
  }

  final void open() throws SQLException {
    if (closed) {
      throw Errors.closed("result set");
    }
  }

  /** The value of a column, from 1, of the current row. */
  final @Nullable Object current(int column) throws SQLException {
    open();
    if (column < 1 || column > schema().fields().size()) {
      throw Errors.misuse(
          "no column " + column + ", there are " + schema().fields().size() + " from 1 on");
    }
    if (row == 0 || after) {
      throw Errors.misuse(row == 0 ? "call next() before reading a row" : "no row is left");
    }
    return cursor.value(column - 1);
  }

  @Override
  public boolean next() throws SQLException {
    open();
    if (reader != null) {
      throw Errors.misuse("the rows are read through an ArrowReader");
    }
    if (after) {
      return false;
    }
    long most = statement == null ? 0 : statement.getLargeMaxRows();
    boolean more = (most == 0 || row < most) && cursor.next();
    row++;
    after = !more;
    return more;
  }

  @Override
  public void close() throws SQLException {
    if (closed) {
      return;
    }
    closed = true;
    try {
      if (reader != null) {
        reader.close();
      }
    } catch (java.io.IOException e) {
      throw new SQLException(e);
    } finally {
      cursor.close();
    }
    if (statement != null) {
      statement.closed(this);
    }
  }

  @Override
  public boolean isClosed() {
    return closed;
  }

  @Override
  public ResultSetMetaData getMetaData() throws SQLException {
    open();
    return new DplResultSetMetaData(schema());
  }

  @Override
  public @Nullable Statement getStatement() throws SQLException {
    open();
    return statement;
  }

  @Override
  public int getRow() throws SQLException {
    open();
    return after ? 0 : (int) Math.min(Integer.MAX_VALUE, row);
  }

  @Override
  public boolean isBeforeFirst() throws SQLException {
    open();
    return row == 0;
  }

  @Override
  public boolean isFirst() throws SQLException {
    open();
    return row == 1 && !after;
  }

  @Override
  public boolean isAfterLast() throws SQLException {
    open();
    return after && row > 1;
  }

  private static SQLException forwardOnly() {
    return Errors.unsupported("way back in a result; it is TYPE_FORWARD_ONLY");
  }

  @Override
  public boolean isLast() throws SQLException {
    throw forwardOnly();
  }

  @Override
  public void beforeFirst() throws SQLException {
    throw forwardOnly();
  }

  @Override
  public void afterLast() throws SQLException {
    throw forwardOnly();
  }

  @Override
  public boolean first() throws SQLException {
    throw forwardOnly();
  }

  @Override
  public boolean last() throws SQLException {
    throw forwardOnly();
  }

  @Override
  public boolean absolute(int to) throws SQLException {
    throw forwardOnly();
  }

  @Override
  public boolean relative(int rows) throws SQLException {
    throw forwardOnly();
  }

  @Override
  public boolean previous() throws SQLException {
    throw forwardOnly();
  }

  @Override
  public void setFetchDirection(int direction) throws SQLException {
    open();
    if (direction != FETCH_FORWARD) {
      throw forwardOnly();
    }
  }

  @Override
  public int getFetchDirection() throws SQLException {
    open();
    return FETCH_FORWARD;
  }

  @Override
  public void setFetchSize(int rows) throws SQLException {
    open();
    if (rows < 0) {
      throw Errors.misuse("a fetch size is not less than 0");
    }
  }

  @Override
  public int getFetchSize() throws SQLException {
    open();
    return statement == null ? 0 : statement.getFetchSize();
  }

  @Override
  public int getType() throws SQLException {
    open();
    return TYPE_FORWARD_ONLY;
  }

  @Override
  public int getConcurrency() throws SQLException {
    open();
    return CONCUR_READ_ONLY;
  }

  @Override
  public int getHoldability() throws SQLException {
    open();
    return HOLD_CURSORS_OVER_COMMIT;
  }

  @Override
  public String getCursorName() throws SQLException {
    throw Errors.unsupported("cursor names");
  }

  @Override
  public @Nullable SQLWarning getWarnings() throws SQLException {
    open();
    return null;
  }

  @Override
  public void clearWarnings() throws SQLException {
    open();
  }

  @Override
  public boolean rowUpdated() throws SQLException {
    open();
    return false;
  }

  @Override
  public boolean rowInserted() throws SQLException {
    open();
    return false;
  }

  @Override
  public boolean rowDeleted() throws SQLException {
    open();
    return false;
  }

  /** The rows as Arrow, where none was read; closed with this. */
  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    open();
    if (type == ArrowReader.class && statement != null) {
      if (row > 0) {
        throw Errors.misuse("unwrap the ArrowReader before the first row is read");
      }
      if (reader == null) {
        reader = statement.arrow(this);
      }
      return type.cast(reader);
    }
    return Unwrapping.super.unwrap(type);
  }

  @Override
  public String called() {
    return "a result set is";
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return type.isInstance(this) || (type == ArrowReader.class && statement != null);
  }
}
