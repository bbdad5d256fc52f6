package io.dpl.jdbc;

import io.dpl.Dpl;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * The engines of a driver: connections with equal settings share one, which is closed with the last
 * of them. Thread-safe.
 */
final class Engines {

  private final Map<Map<String, String>, Shared> open = new HashMap<>();

  /** An engine that is in use. */
  final class Shared {

    private final Map<String, String> key;
    private @Nullable Dpl dpl;
    private final ExecutorService threads = Executors.newCachedThreadPool(Engines::thread);
    private int users;

    private Shared(Map<String, String> key) {
      this.key = key;
    }

    /** Opens it if nobody has: a cluster takes seconds, for which only its own users wait. */
    private synchronized void open(Url url) throws SQLException {
      if (dpl == null) {
        dpl = url.open();
      }
    }

    synchronized Dpl dpl() {
      return Objects.requireNonNull(dpl, "is opened by acquire");
    }

    private synchronized void close() {
      threads.shutdown();
      if (dpl != null) {
        dpl.close();
      }
    }

    /** Threads that compile, start and cancel scripts; when all is closed nothing is left to do. */
    Executor threads() {
      return threads;
    }

    /** One connection less. */
    void release() {
      synchronized (open) {
        users--;
        if (users > 0) {
          return;
        }
        open.remove(key);
      }
      close();
    }
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "dpl-jdbc-start");
    thread.setDaemon(true);
    return thread;
  }

  /** The engine of a URL, opened if no connection has it. */
  Shared acquire(Url url) throws SQLException {
    Shared shared;
    synchronized (open) {
      shared = open.computeIfAbsent(url.engine(), Shared::new);
      shared.users++;
    }
    try {
      shared.open(url);
      return shared;
    } catch (SQLException | RuntimeException e) {
      shared.release();
      throw e;
    }
  }
}
