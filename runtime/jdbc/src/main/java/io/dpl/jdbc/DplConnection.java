package io.dpl.jdbc;

import io.dpl.Dpl;
import io.dpl.Pipeline;
import io.dpl.api.diagnostic.DplException;
import io.dpl.api.type.DplType;
import io.dpl.grammar.Parsed;
import io.dpl.grammar.ScriptParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Array;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.sql.Struct;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * A session: what its statements declare stays until it is closed. Every statement is complete and
 * visible by itself, so there are no transactions. Thread-safe.
 */
final class DplConnection extends NoTransactions implements Unwrapping {

  private final Url url;
  private final Engines.Shared engine;
  private final Declarations declarations = new Declarations();
  private final Set<DplStatement> statements =
      Collections.synchronizedSet(Collections.newSetFromMap(new IdentityHashMap<>()));
  private volatile boolean readOnly;
  private volatile boolean closed;

  private DplConnection(Url url, Engines.Shared engine) {
    this.url = url;
    this.engine = engine;
  }

  /** Opens a connection and runs its init script. */
  static DplConnection open(Url url, Engines engines) throws SQLException {
    DplConnection connection = new DplConnection(url, engines.acquire(url));
    String init = url.settings().get("init");
    if (init != null) {
      try (Statement statement = connection.createStatement()) {
        statement.execute(Files.readString(Path.of(init)));
        while (statement.getMoreResults() || statement.getUpdateCount() >= 0) {
          continue; // its results are nobody's
        }
      } catch (IOException e) {
        connection.close();
        throw new SQLException("init script cannot be read: " + init, "58030", e);
      } catch (SQLException e) {
        connection.close();
        throw e;
      }
    }
    return connection;
  }

  Url url() {
    return url;
  }

  Dpl dpl() {
    return engine.dpl();
  }

  /** Where scripts are compiled and started. */
  Executor threads() {
    return engine.threads();
  }

  Declarations declarations() {
    return declarations;
  }

  /** A script behind what the session declared. */
  Pipeline pipeline(String text) throws SQLException {
    open();
    Parsed own = ScriptParser.parse("<sql>", text);
    return dpl().pipeline("<sql>", text).after(declarations.before(own));
  }

  /** Keeps what a script declares, once it has been planned. */
  void declared(String text) {
    declarations.keep(ScriptParser.parse("<sql>", text));
  }

  void forget(DplStatement statement) {
    statements.remove(statement);
  }

  @Override
  void open() throws SQLException {
    if (closed) {
      throw Errors.closed("connection");
    }
  }

  @Override
  public Statement createStatement() throws SQLException {
    open();
    DplStatement statement = new DplStatement(this);
    statements.add(statement);
    return statement;
  }

  @Override
  public PreparedStatement prepareStatement(String text) throws SQLException {
    open();
    try {
      DplPreparedStatement statement = new DplPreparedStatement(this, text);
      statements.add(statement);
      return statement;
    } catch (DplException e) {
      throw Errors.of(e);
    }
  }

  @Override
  public String nativeSQL(String text) throws SQLException {
    open();
    return text;
  }

  @Override
  public void close() throws SQLException {
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
    }
    try {
      for (DplStatement statement : statements.toArray(DplStatement[]::new)) {
        statement.close();
      }
    } finally {
      engine.release();
    }
  }

  @Override
  public boolean isClosed() {
    return closed;
  }

  @Override
  public void abort(Executor executor) throws SQLException {
    if (executor == null) {
      throw Errors.misuse("abort needs an executor");
    }
    executor.execute(
        () -> {
          try {
            close();
          } catch (SQLException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  @Override
  public boolean isValid(int seconds) throws SQLException {
    if (seconds < 0) {
      throw Errors.misuse("a timeout is not less than 0");
    }
    return !closed;
  }

  @Override
  public DatabaseMetaData getMetaData() throws SQLException {
    open();
    return new DplDatabaseMetaData(this);
  }

  @Override
  public void setReadOnly(boolean only) throws SQLException {
    open();
    readOnly = only;
  }

  @Override
  public boolean isReadOnly() throws SQLException {
    open();
    return readOnly;
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
  public Array createArrayOf(String typeName, @Nullable Object[] elements) throws SQLException {
    open();
    DplType element = type(typeName);
    return new DplArray(element, Collections.unmodifiableList(Arrays.asList(elements)));
  }

  @Override
  public Struct createStruct(String typeName, @Nullable Object[] attributes) throws SQLException {
    open();
    if (!(type(typeName) instanceof DplType.Struct struct)
        || struct.fields().size() != attributes.length) {
      throw Errors.misuse(
          typeName + " is no STRUCT(name TYPE, ...) of " + attributes.length + " fields");
    }
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    for (int i = 0; i < attributes.length; i++) {
      values.put(struct.fields().get(i).name(), attributes[i]);
    }
    return new DplStruct(struct, values);
  }

  private static DplType type(String name) throws SQLException {
    try {
      return DplType.parse(name);
    } catch (IllegalArgumentException e) {
      throw Errors.misuse(e.getMessage());
    }
  }

  /** Refuses a statement kind that no result of DPL has. */
  @Override
  Statement checked(Statement statement, int type, int concurrency) throws SQLException {
    if (type != ResultSet.TYPE_FORWARD_ONLY || concurrency != ResultSet.CONCUR_READ_ONLY) {
      statement.close();
      throw Errors.unsupported("scrollable or changeable results");
    }
    return statement;
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    open();
    if (type == Dpl.class) {
      return type.cast(dpl());
    }
    return Unwrapping.super.unwrap(type);
  }

  @Override
  public String called() {
    return "a connection is";
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return type == Dpl.class || type.isInstance(this);
  }
}
