package io.dpl.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** What a statement runs with, and the longer forms of what {@link DplStatement} does. */
abstract class StatementSettings implements Statement, Unwrapping {

  private long maxRows;
  private int fetchSize;
  private int timeoutSeconds;
  private boolean closeOnCompletion;
  private boolean poolable;
  private volatile boolean closed;

  final void open() throws SQLException {
    if (closed) {
      throw Errors.closed("statement");
    }
  }

  /** Frees what runs; called once. */
  abstract void ended() throws SQLException;

  @Override
  public void close() throws SQLException {
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
    }
    ended();
  }

  @Override
  public boolean isClosed() {
    return closed;
  }

  private static void notNegative(long value) throws SQLException {
    if (value < 0) {
      throw Errors.misuse("the value must not be less than 0");
    }
  }

  @Override
  public void setLargeMaxRows(long rows) throws SQLException {
    open();
    notNegative(rows);
    maxRows = rows;
  }

  @Override
  public long getLargeMaxRows() throws SQLException {
    open();
    return maxRows;
  }

  @Override
  public void setMaxRows(int rows) throws SQLException {
    setLargeMaxRows(rows);
  }

  @Override
  public int getMaxRows() throws SQLException {
    return (int) Math.min(Integer.MAX_VALUE, getLargeMaxRows());
  }

  /** A hint, which the engine does not need: batches have the size that suits it. */
  @Override
  public void setFetchSize(int rows) throws SQLException {
    open();
    notNegative(rows);
    fetchSize = rows;
  }

  @Override
  public int getFetchSize() throws SQLException {
    open();
    return fetchSize;
  }

  @Override
  public void setQueryTimeout(int seconds) throws SQLException {
    open();
    notNegative(seconds);
    timeoutSeconds = seconds;
  }

  @Override
  public int getQueryTimeout() throws SQLException {
    open();
    return timeoutSeconds;
  }

  @Override
  public void setMaxFieldSize(int bytes) throws SQLException {
    open();
    notNegative(bytes);
    if (bytes > 0) {
      throw Errors.unsupported("cutting of values");
    }
  }

  @Override
  public int getMaxFieldSize() throws SQLException {
    open();
    return 0;
  }

  /** There are no escapes of JDBC in DPL, so there is nothing to switch. */
  @Override
  public void setEscapeProcessing(boolean on) throws SQLException {
    open();
  }

  @Override
  public void setCursorName(String name) throws SQLException {
    throw Errors.unsupported("cursor names");
  }

  @Override
  public void setFetchDirection(int direction) throws SQLException {
    open();
    if (direction != ResultSet.FETCH_FORWARD) {
      throw Errors.unsupported("way back in a result");
    }
  }

  @Override
  public int getFetchDirection() throws SQLException {
    open();
    return ResultSet.FETCH_FORWARD;
  }

  @Override
  public int getResultSetConcurrency() throws SQLException {
    open();
    return ResultSet.CONCUR_READ_ONLY;
  }

  @Override
  public int getResultSetType() throws SQLException {
    open();
    return ResultSet.TYPE_FORWARD_ONLY;
  }

  @Override
  public int getResultSetHoldability() throws SQLException {
    open();
    return ResultSet.HOLD_CURSORS_OVER_COMMIT;
  }

  @Override
  public void setPoolable(boolean wanted) throws SQLException {
    open();
    poolable = wanted;
  }

  @Override
  public boolean isPoolable() throws SQLException {
    open();
    return poolable;
  }

  @Override
  public void closeOnCompletion() throws SQLException {
    open();
    closeOnCompletion = true;
  }

  @Override
  public boolean isCloseOnCompletion() {
    return closeOnCompletion;
  }

  @Override
  public boolean getMoreResults() throws SQLException {
    return getMoreResults(CLOSE_CURRENT_RESULT);
  }

  @Override
  public int getUpdateCount() throws SQLException {
    return (int) Math.min(Integer.MAX_VALUE, getLargeUpdateCount());
  }

  @Override
  public int executeUpdate(String text) throws SQLException {
    return (int) Math.min(Integer.MAX_VALUE, executeLargeUpdate(text));
  }

  @Override
  public int[] executeBatch() throws SQLException {
    return Batches.narrow(executeLargeBatch());
  }

  private static void noKeys(int keys) throws SQLException {
    if (keys != NO_GENERATED_KEYS) {
      throw Errors.unsupported("generated keys");
    }
  }

  @Override
  public boolean execute(String text, int keys) throws SQLException {
    noKeys(keys);
    return execute(text);
  }

  @Override
  public boolean execute(String text, int[] keys) throws SQLException {
    throw Errors.unsupported("generated keys");
  }

  @Override
  public boolean execute(String text, String[] keys) throws SQLException {
    throw Errors.unsupported("generated keys");
  }

  @Override
  public int executeUpdate(String text, int keys) throws SQLException {
    noKeys(keys);
    return executeUpdate(text);
  }

  @Override
  public int executeUpdate(String text, int[] keys) throws SQLException {
    throw Errors.unsupported("generated keys");
  }

  @Override
  public int executeUpdate(String text, String[] keys) throws SQLException {
    throw Errors.unsupported("generated keys");
  }

  @Override
  public long executeLargeUpdate(String text, int keys) throws SQLException {
    noKeys(keys);
    return executeLargeUpdate(text);
  }

  @Override
  public long executeLargeUpdate(String text, int[] keys) throws SQLException {
    throw Errors.unsupported("generated keys");
  }

  @Override
  public long executeLargeUpdate(String text, String[] keys) throws SQLException {
    throw Errors.unsupported("generated keys");
  }

  @Override
  public ResultSet getGeneratedKeys() throws SQLException {
    throw Errors.unsupported("generated keys");
  }

  @Override
  public String called() {
    return "a statement is";
  }
}
