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
  private long reservedBytes;
  private long limitBytes;
  private boolean closed;

  public DuckInstance(DuckSettings settings) {
    this.settings = settings;
    this.limitBytes = settings.memoryBytes();
  }

  /** The right of a run to so many bytes of it. */
  public interface Reservation extends AutoCloseable {
    @Override
    void close();
  }

  /**
   * Bounds it to what the runs that use it were promised, all together, and never to more than its
   * share of the node.
   *
   * @param bytes 0 for a run that does not use it
   */
  public synchronized Reservation reserve(long bytes) {
    reservedBytes += bytes;
    if (bytes > 0) {
      limit(Math.max(1, Math.min(settings.memoryBytes(), reservedBytes)));
    }
    return () -> release(bytes);
  }

  private synchronized void release(long bytes) {
    reservedBytes -= bytes;
  }

  private void limit(long bytes) {
    if (bytes == limitBytes) {
      return;
    }
    if (first != null && !closed) {
      try (Statement statement = first.createStatement()) {
        statement.execute("SET GLOBAL memory_limit = '" + (bytes >> 10) + "KiB'");
      } catch (SQLException e) {
        return; // what a run that just ends still holds is more; the next reservation tries again
      }
    }
    limitBytes = bytes;
  }

  /** Bytes that it may use now. */
  public synchronized long limitBytes() {
    return limitBytes;
  }

  /** A new connection, which the caller closes. */
  synchronized DuckDBConnection connect() throws SQLException {
    if (closed) {
      throw new IllegalStateException("the engine is closed");
    }
    if (first == null) {
      DuckDBConnection opened =
          (DuckDBConnection)
              new DuckDBDriver().connect("jdbc:duckdb:", settings.bounded(limitBytes).properties());
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
