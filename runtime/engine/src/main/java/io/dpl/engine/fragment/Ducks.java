package io.dpl.engine.fragment;

import java.nio.file.Path;

/**
 * The two DuckDBs of a worker, since their settings hold for a whole instance; each is opened on
 * first use.
 *
 * @param query all threads for one query
 * @param task one thread for each of many queries, the same bytes every time
 */
public record Ducks(DuckInstance query, DuckInstance task) implements AutoCloseable {

  /** Instances with these bounds, not opened yet. */
  public static Ducks of(int threads, long queryBytes, long taskBytes, Path tempFolder) {
    return new Ducks(
        new DuckInstance(new DuckSettings(threads, queryBytes, tempFolder.resolve("query"), true)),
        new DuckInstance(new DuckSettings(1, taskBytes, tempFolder.resolve("task"), false)));
  }

  /** Bounds both to what a run was promised; the caller closes it with the run. */
  public DuckInstance.Reservation reserve(long queryBytes, long taskBytes) {
    DuckInstance.Reservation forQuery = query.reserve(queryBytes);
    DuckInstance.Reservation forTasks = task.reserve(taskBytes);
    return () -> {
      forQuery.close();
      forTasks.close();
    };
  }

  @Override
  public void close() {
    query.close();
    task.close();
  }
}
