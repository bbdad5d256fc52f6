package io.dpl.engine.fragment;

import java.sql.SQLException;
import java.sql.Statement;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;
import org.jspecify.annotations.Nullable;

/** One in-memory DuckDB, opened on first use; each fragment gets a connection of its own. */
public final class DuckInstance implements AutoCloseable {

  private final DuckSettings settings;
  private @Nullable DuckDBConnection first;
  private boolean closed;

  public DuckInstance(DuckSettings settings) {
    this.settings = settings;
  }

  /** A new connection, which the caller closes. */
  synchronized DuckDBConnection connect() throws SQLException {
    if (closed) {
      throw new IllegalStateException("the engine is closed");
    }
    if (first == null) {
      DuckDBConnection opened =
          (DuckDBConnection) new DuckDBDriver().connect("jdbc:duckdb:", settings.properties());
      try (Statement statement = opened.createStatement()) {
        statement.execute("SET GLOBAL TimeZone = 'UTC'");
      } catch (SQLException e) {
        opened.close();
        throw e;
      }
      first = opened;
    }
    return first.duplicate();
  }

  /** Opens it now if it is not; a failure shows where it is first needed. */
  public synchronized void prepare() {
    try {
      if (!closed) {
        connect().close();
      }
    } catch (SQLException e) {
      return; // whoever needs it meets it, too
    }
  }

  /** Whether it was used. */
  public synchronized boolean isOpen() {
    return first != null;
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (first != null) {
      try {
        first.close();
      } catch (SQLException e) {
        throw new IllegalStateException("DuckDB does not close", e);
      }
      first = null;
    }
  }
}
