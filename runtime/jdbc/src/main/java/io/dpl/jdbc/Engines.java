package io.dpl.jdbc;

import io.dpl.Dpl;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

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
    private int users;

    private Shared(Map<String, String> key, Dpl dpl) {
      this.key = key;
      this.dpl = dpl;
    }

    Dpl dpl() {
      return dpl;
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
      dpl.close();
    }
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
