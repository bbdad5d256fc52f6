package io.dpl.jdbc;

import io.dpl.Job;
import io.dpl.api.diagnostic.Diagnostic;
import io.dpl.api.diagnostic.DplException;
import io.dpl.engine.sink.Manifest;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.jspecify.annotations.Nullable;

/**
 * A started script as JDBC counts it: first its results in order, then the rows of each WRITE as an
 * update count; a script that only declares has the one update count 0.
 */
final class Execution implements AutoCloseable {

  private final DplStatement statement;
  private final Job job;
  private final Executor threads;
  private final List<Diagnostic> warnings;
  private int next;
  private @Nullable DplResultSet result;
  private @Nullable Deque<Long> counts;

  Execution(DplStatement statement, Job job, Executor threads, List<Diagnostic> warnings) {
    this.statement = statement;
    this.job = job;
    this.threads = threads;
    this.warnings = warnings;
  }

  /** Of its plan. */
  List<Diagnostic> warnings() {
    return warnings;
  }

  /** Asks the run to end, and does not wait until it has. */
  void cancel() {
    try {
      threads.execute(job::cancel);
    } catch (RejectedExecutionException e) {
      job.cancel(); // the connection is being closed, which ends it too
    }
  }

  /** Goes to what comes next; true if it is a result. */
  boolean advance() throws SQLException {
    if (next < job.results()) {
      int index = next++;
      boolean last = next == job.results();
      Runnable end = last ? job::await : () -> {};
      result = new DplResultSet(statement, new BatchCursor(job.result(index), end));
      return true;
    }
    result = null;
    if (counts == null) {
      counts = await();
    } else {
      counts.poll();
    }
    return false;
  }

  private Deque<Long> await() throws SQLException {
    Deque<Long> rows = new ArrayDeque<>();
    try {
      for (Manifest manifest : job.await()) {
        rows.add(manifest.rows());
      }
    } catch (DplException e) {
      throw Errors.of(e);
    }
    if (rows.isEmpty() && job.results() == 0) {
      rows.add(0L);
    }
    return rows;
  }

  /** The current result; null where an update count is current. */
  @Nullable DplResultSet result() {
    return result;
  }

  /** The current update count; -1 where a result is current, or nothing is left. */
  long count() {
    Long rows = result != null || counts == null ? null : counts.peek();
    return rows == null ? -1 : rows;
  }

  /** The current result as Arrow, in an allocator of its own. */
  ArrowReader arrow() {
    RootAllocator allocator = new RootAllocator();
    return new OwnedReader(job.arrow(next - 1, allocator), allocator);
  }

  @Override
  public void close() {
    job.close();
  }
}
