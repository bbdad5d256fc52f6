package io.dpl.jdbc;

import java.sql.Blob;
import java.sql.CallableStatement;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.NClob;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLXML;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** What a connection of a database has and one of DPL has not, and the longer forms of the rest. */
abstract class NoTransactions implements Connection {

  abstract void open() throws SQLException;

  abstract Statement checked(Statement statement, int type, int concurrency) throws SQLException;

  private static SQLException transactions() {
    return Errors.unsupported("transactions: each statement is complete and visible by itself");
  }

  @Override
  public void setAutoCommit(boolean auto) throws SQLException {
    open();
    if (!auto) {
      throw transactions();
    }
  }

  @Override
  public boolean getAutoCommit() throws SQLException {
    open();
    return true;
  }

  @Override
  public void commit() throws SQLException {
    open();
    throw transactions();
  }

  @Override
  public void rollback() throws SQLException {
    open();
    throw transactions();
  }

  @Override
  public void rollback(@Nullable Savepoint savepoint) throws SQLException {
    throw transactions();
  }

  @Override
  public Savepoint setSavepoint() throws SQLException {
    throw transactions();
  }

  @Override
  public Savepoint setSavepoint(String name) throws SQLException {
    throw transactions();
  }

  @Override
  public void releaseSavepoint(@Nullable Savepoint savepoint) throws SQLException {
    throw transactions();
  }

  @Override
  public void setTransactionIsolation(int level) throws SQLException {
    open();
    if (level != TRANSACTION_NONE) {
      throw transactions();
    }
  }

  @Override
  public int getTransactionIsolation() throws SQLException {
    open();
    return TRANSACTION_NONE;
  }

  @Override
  public void setHoldability(int holdability) throws SQLException {
    open();
    if (holdability != ResultSet.HOLD_CURSORS_OVER_COMMIT) {
      throw transactions();
    }
  }

  @Override
  public int getHoldability() throws SQLException {
    open();
    return ResultSet.HOLD_CURSORS_OVER_COMMIT;
  }

  @Override
  public Statement createStatement(int type, int concurrency) throws SQLException {
    return checked(createStatement(), type, concurrency);
  }

  @Override
  public Statement createStatement(int type, int concurrency, int holdability) throws SQLException {
    return createStatement(type, concurrency);
  }

  @Override
  public PreparedStatement prepareStatement(String text, int type, int concurrency)
      throws SQLException {
    return (PreparedStatement) checked(prepareStatement(text), type, concurrency);
  }

  @Override
  public PreparedStatement prepareStatement(String text, int type, int concurrency, int holdability)
      throws SQLException {
    return prepareStatement(text, type, concurrency);
  }

  @Override
  public PreparedStatement prepareStatement(String text, int keys) throws SQLException {
    if (keys == Statement.RETURN_GENERATED_KEYS) {
      throw Errors.unsupported("generated keys");
    }
    return prepareStatement(text);
  }

  @Override
  public PreparedStatement prepareStatement(String text, int[] keys) throws SQLException {
    throw Errors.unsupported("generated keys");
  }

  @Override
  public PreparedStatement prepareStatement(String text, String[] keys) throws SQLException {
    throw Errors.unsupported("generated keys");
  }

  @Override
  public CallableStatement prepareCall(String text) throws SQLException {
    throw Errors.unsupported("procedures");
  }

  @Override
  public CallableStatement prepareCall(String text, int type, int concurrency) throws SQLException {
    throw Errors.unsupported("procedures");
  }

  @Override
  public CallableStatement prepareCall(String text, int type, int concurrency, int holdability)
      throws SQLException {
    throw Errors.unsupported("procedures");
  }

  @Override
  public Clob createClob() throws SQLException {
    throw Errors.unsupported("CLOB to write into; setString takes any text");
  }

  @Override
  public Blob createBlob() throws SQLException {
    throw Errors.unsupported("BLOB to write into; setBytes takes any bytes");
  }

  @Override
  public NClob createNClob() throws SQLException {
    throw Errors.unsupported("NCLOB; setString takes any text");
  }

  @Override
  public SQLXML createSQLXML() throws SQLException {
    throw Errors.unsupported("XML type");
  }

  /** JDBC asks drivers without catalogs to ignore this silently. */
  @Override
  public void setCatalog(@Nullable String catalog) throws SQLException {
    open();
  }

  @Override
  public @Nullable String getCatalog() throws SQLException {
    open();
    return null;
  }

  /** JDBC asks drivers without schemas to ignore this silently. */
  @Override
  public void setSchema(@Nullable String schema) throws SQLException {
    open();
  }

  @Override
  public @Nullable String getSchema() throws SQLException {
    open();
    return null;
  }

  @Override
  public Map<String, Class<?>> getTypeMap() throws SQLException {
    open();
    return Map.of();
  }

  @Override
  public void setTypeMap(@Nullable Map<String, Class<?>> map) throws SQLException {
    open();
    if (map != null && !map.isEmpty()) {
      throw Errors.unsupported("type maps");
    }
  }

  /** Names of clients are nobody's business here; JDBC lets drivers ignore them. */
  @Override
  public void setClientInfo(String name, @Nullable String value) {}

  @Override
  public void setClientInfo(Properties properties) {}

  @Override
  public @Nullable String getClientInfo(String name) throws SQLException {
    open();
    return null;
  }

  @Override
  public Properties getClientInfo() throws SQLException {
    open();
    return new Properties();
  }

  @Override
  public void setNetworkTimeout(@Nullable Executor executor, int millis) throws SQLException {
    throw Errors.unsupported("network between program and engine");
  }

  @Override
  public int getNetworkTimeout() throws SQLException {
    throw Errors.unsupported("network between program and engine");
  }
}
