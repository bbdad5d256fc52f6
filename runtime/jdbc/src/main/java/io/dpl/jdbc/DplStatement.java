package io.dpl.jdbc;

import io.dpl.Pipeline;
import io.dpl.Plan;
import io.dpl.api.diagnostic.Diagnostic;
import io.dpl.api.plan.Output;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.jspecify.annotations.Nullable;

/**
 * Runs scripts, one at a time; {@link StatementSettings} holds what they run with. Closing it ends
 * what still runs. Used by one thread, but for {@link #cancel} and {@link #close}.
 */
class DplStatement extends StatementSettings {

  private final DplConnection connection;
  private final List<String> batch = new ArrayList<>();
  private final Object lock = new Object();
  private @Nullable Execution execution;
  private @Nullable Starting starting;
  private @Nullable SQLWarning warnings;
  private final List<Forward> kept = new ArrayList<>();

  DplStatement(DplConnection connection) {
    this.connection = connection;
  }

  @Override
  public final DplConnection getConnection() throws SQLException {
    open();
    return connection;
  }

  /** A script that is not parsed yet. */
  @FunctionalInterface
  interface Script {
    Pipeline pipeline() throws SQLException;
  }

  /** Runs a script; true if the first of what it gives is a result. */
  final boolean run(Script script, boolean updatesOnly) throws SQLException {
    open();
    Starting own = new Starting();
    synchronized (lock) {
      starting = own;
    }
    try {
      end();
      warnings = null;
      own.begin(connection.threads(), self -> start(script, updatesOnly, self));
      Execution started = own.await();
      synchronized (lock) {
        execution = started;
      }
      warn(started.warnings());
      return started.advance();
    } finally {
      synchronized (lock) {
        starting = null;
      }
    }
  }

  private Execution start(Script script, boolean updatesOnly, Starting self) throws SQLException {
    Pipeline pipeline = script.pipeline();
    int seconds = getQueryTimeout();
    Plan plan = (seconds > 0 ? pipeline.timeout(Duration.ofSeconds(seconds)) : pipeline).plan();
    check(plan, updatesOnly);
    self.check();
    return new Execution(this, plan.start(), connection.threads(), plan.warnings());
  }

  private void check(Plan plan, boolean updatesOnly) throws SQLException {
    if (updatesOnly && plan.results() > 0) {
      throw Errors.misuse("the script has a result: use executeQuery or execute");
    }
    boolean writes =
        plan.stages().stages().stream()
            .flatMap(stage -> stage.outputs().stream())
            .anyMatch(Output.Write.class::isInstance);
    if (writes && connection.isReadOnly()) {
      throw new SQLException("the connection is read-only and the script writes", "25006");
    }
  }

  private void warn(List<Diagnostic> diagnostics) {
    for (Diagnostic diagnostic : diagnostics) {
      var warning =
          new SQLWarning(Errors.text(diagnostic), "01000", Errors.number(diagnostic.code()));
      if (warnings == null) {
        warnings = warning;
      } else {
        warnings.setNextWarning(warning);
      }
    }
  }

  /** The current result, and nothing else in front of it. */
  final ResultSet firstResult() throws SQLException {
    ResultSet result = getResultSet();
    if (result == null) {
      end();
      throw Errors.misuse("the script has no result: use executeUpdate or execute");
    }
    return result;
  }

  private boolean runText(String text, boolean updatesOnly) throws SQLException {
    boolean result = run(() -> connection.pipeline(text), updatesOnly);
    connection.declared(text);
    return result;
  }

  @Override
  public boolean execute(String text) throws SQLException {
    return runText(text, false);
  }

  @Override
  public ResultSet executeQuery(String text) throws SQLException {
    runText(text, false);
    return firstResult();
  }

  @Override
  public long executeLargeUpdate(String text) throws SQLException {
    runText(text, true);
    return Math.max(0, getLargeUpdateCount());
  }

  @Override
  public final @Nullable ResultSet getResultSet() throws SQLException {
    open();
    return execution == null ? null : execution.result();
  }

  @Override
  public final long getLargeUpdateCount() throws SQLException {
    open();
    return execution == null ? -1 : execution.count();
  }

  @Override
  public final boolean getMoreResults(int current) throws SQLException {
    open();
    Execution now = execution;
    if (now == null) {
      return false;
    }
    Forward result = now.result();
    if (current == KEEP_CURRENT_RESULT && result != null) {
      kept.add(result);
    } else if (result != null) {
      quietly(result);
    }
    if (current == CLOSE_ALL_RESULTS) {
      closeKept();
    }
    return now.advance();
  }

  private static void quietly(Forward result) throws SQLException {
    result.close();
  }

  private void closeKept() throws SQLException {
    for (Forward result : List.copyOf(kept)) {
      result.close();
    }
    kept.clear();
  }

  /** A result is closed; the statement goes with its last one where that was asked for. */
  final void closed(Forward result) throws SQLException {
    kept.remove(result);
    Execution now = execution;
    if (isCloseOnCompletion() && now != null && now.result() == result && kept.isEmpty()) {
      close();
    }
  }

  /** The result as Arrow. */
  final ArrowReader arrow(Forward result) throws SQLException {
    Execution now = execution;
    if (now == null || now.result() != result) {
      throw Errors.misuse("the result is not the statement's current one any more");
    }
    return now.arrow();
  }

  /** Ends what runs. */
  final void end() throws SQLException {
    Execution before;
    synchronized (lock) {
      before = execution;
      execution = null;
    }
    if (before != null) {
      closeKept();
      Forward result = before.result();
      if (result != null && !result.isClosed()) {
        result.close();
      }
      before.close();
    }
  }

  @Override
  public void cancel() throws SQLException {
    open();
    endRun();
  }

  private void endRun() {
    Starting own;
    Execution now;
    synchronized (lock) {
      own = starting;
      now = execution;
    }
    if (own != null) {
      own.cancel();
    }
    if (now != null) {
      now.cancel();
    }
  }

  @Override
  void ended() throws SQLException {
    try {
      endRun();
      end();
    } finally {
      connection.forget(this);
    }
  }

  @Override
  public final @Nullable SQLWarning getWarnings() throws SQLException {
    open();
    return warnings;
  }

  @Override
  public final void clearWarnings() throws SQLException {
    open();
    warnings = null;
  }

  @Override
  public void addBatch(String text) throws SQLException {
    open();
    batch.add(text);
  }

  @Override
  public void clearBatch() throws SQLException {
    open();
    batch.clear();
  }

  @Override
  public long[] executeLargeBatch() throws SQLException {
    open();
    List<String> scripts = List.copyOf(batch);
    batch.clear();
    return Batches.run(scripts, this::executeLargeUpdate);
  }
}
