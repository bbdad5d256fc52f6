package io.dpl.jdbc;

import io.dpl.Dpl;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The engines of a driver: connections with equal settings share one, which is closed with the last
 * of them. Thread-safe.
 */
final class Engines {

  private final Map<Map<String, String>, Shared> open = new HashMap<>();

  /** An engine that is in use. */
  final class Shared {

    private final Map<String, String> key;
    private final Dpl dpl;
    private final ExecutorService threads = Executors.newCachedThreadPool(Engines::thread);
    private int users;

    private Shared(Map<String, String> key, Dpl dpl) {
      this.key = key;
      this.dpl = dpl;
    }

    Dpl dpl() {
      return dpl;
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
      threads.shutdown();
      dpl.close();
    }
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "dpl-jdbc-start");
    thread.setDaemon(true);
    return thread;
  }

  /** The engine of a URL, opened if no connection has it. */
  Shared acquire(Url url) throws SQLException {
    synchronized (open) {
      Shared shared = open.get(url.engine());
      if (shared == null) {
        shared = new Shared(url.engine(), url.open());
        open.put(shared.key, shared);
      }
      shared.users++;
      return shared;
    }
  }
}
