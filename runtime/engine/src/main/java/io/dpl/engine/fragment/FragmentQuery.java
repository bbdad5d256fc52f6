package io.dpl.engine.fragment;

import io.dpl.api.plan.PlanNode.Fragment;
import io.dpl.api.type.ArrowTypes;
import io.dpl.api.type.DplType;
import io.dpl.api.type.Field;
import java.sql.PreparedStatement;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/** A fragment on a connection of its own, its inputs registered, and what to say when it fails. */
final class FragmentQuery implements AutoCloseable {

  private static final long INTERRUPT_MILLIS = 20;

  private final Fragment fragment;
  private final FragmentScope scope;
  private final Map<String, StreamInput> streams = new LinkedHashMap<>();
  private final List<ScanSource> scans;
  private final FragmentText text;
  private final Runnable cancel = this::cancel;
  private final Object interrupting = new Object();
  private @Nullable DuckDBConnection connection;
  private volatile @Nullable Statement running;

  FragmentQuery(
      Fragment fragment,
      List<ScanSource.Stream> inputs,
      List<ScanSource> scans,
      FragmentScope scope) {
    this.fragment = fragment;
    this.scope = scope;
    this.scans = List.copyOf(scans);
    List<String> selects = new ArrayList<>();
    for (int i = 0; i < inputs.size(); i++) {
      Fragment.Input input = fragment.inputs().get(i);
      streams.put(input.name(), stream(inputs.get(i)));
    }
    for (int i = 0; i < scans.size(); i++) {
      if (scans.get(i) instanceof ScanSource.Stream stream) {
        String name = "scan_" + fragment.scans().get(i).name();
        streams.put(name, stream(stream));
        selects.add("SELECT * FROM " + FragmentText.quoted(name));
      } else {
        selects.add(((ScanSource.Sql) scans.get(i)).select());
      }
    }
    this.text = new FragmentText(fragment, selects);
  }

  private StreamInput stream(ScanSource.Stream stream) {
    boolean fallible = fragment.steps().stream().anyMatch(step -> !step.fallible().isEmpty());
    return new StreamInput(stream.reader(), stream.schema(), scope.allocator(), fallible);
  }

  Fragment fragment() {
    return fragment;
  }

  /** The query, ready to run, with the columns of the fragment's schema. */
  PreparedStatement prepare() throws SQLException {
    return prepare("", "");
  }

  /**
   * The query, ready to run.
   *
   * @param head what stands before the query, {@code COPY (}
   * @param tail what stands after it
   */
  PreparedStatement prepare(String head, String tail) throws SQLException {
    DuckDBConnection opened = scope.duck().connect();
    connection = opened;
    streams.forEach((name, stream) -> stream.register(opened, name));
    PreparedStatement statement = opened.prepareStatement(text.whole());
    String conformed = conform(statement.getMetaData());
    if (!conformed.isEmpty() || !head.isEmpty()) {
      String sql = conformed.isEmpty() ? text.whole() : conformed;
      statement.close();
      statement = opened.prepareStatement(head + sql + tail);
    }
    running = statement;
    if (head.isEmpty()) {
      scope.cancellation().onRequest(cancel);
    } else {
      streams.values().forEach(StreamInput::endQuietly); // their sources see the cancellation
    }
    return statement;
  }

  /** The query with casts where its columns are not those of the schema; empty where they are. */
  private String conform(ResultSetMetaData found) throws SQLException {
    List<Field> wanted = fragment.schema().fields();
    if (found.getColumnCount() != wanted.size()) {
      throw mismatch(found);
    }
    boolean equal = true;
    StringJoiner select = new StringJoiner(", ", "SELECT ", "");
    for (int i = 0; i < wanted.size(); i++) {
      String type = found.getColumnTypeName(i + 1);
      String want = DuckTypes.sql(wanted.get(i).type());
      String column = "c" + i;
      if (!type.equals(want)) {
        if (!DuckTypes.conforms(parse(type), wanted.get(i).type())) {
          throw mismatch(found);
        }
        column = "CAST(" + column + " AS " + want + ")";
        equal = false;
      }
      select.add(column + " AS " + FragmentText.quoted(wanted.get(i).name()));
    }
    return equal ? "" : text.whole(select.toString(), wanted.size());
  }

  private static DplType parse(String type) {
    return DuckTypes.parse(type);
  }

  private IllegalStateException mismatch(ResultSetMetaData found) throws SQLException {
    StringJoiner columns = new StringJoiner(", ", "(", ")");
    for (int i = 1; i <= found.getColumnCount(); i++) {
      columns.add(found.getColumnLabel(i) + " " + found.getColumnTypeName(i));
    }
    return new IllegalStateException(
        "the fragment gives " + columns + ", the plan says " + fragment.schema());
  }

  /** Whether batches have the layout that the plan promises; it is our bug where not. */
  static void verifyLayout(Fragment fragment, org.apache.arrow.vector.types.pojo.Schema found) {
    org.apache.arrow.vector.types.pojo.Schema wanted = ArrowTypes.schema(fragment.schema());
    for (int i = 0; i < wanted.getFields().size(); i++) {
      if (!ArrowTypes.sameLayout(wanted.getFields().get(i), found.getFields().get(i))) {
        throw new IllegalStateException(
            "DuckDB gives " + found + ", the plan says " + fragment.schema());
      }
    }
  }

  /** Throws what a Java operator below threw although DuckDB ended well. */
  void check() {
    for (StreamInput stream : streams.values()) {
      if (stream.failure() != null) {
        throw failed(new IllegalStateException("a stream broke off"));
      }
    }
  }

  /** What to tell the user about a failure of this query. */
  RuntimeException failed(Exception e) {
    for (StreamInput stream : streams.values()) {
      Throwable failure = stream.failure();
      if (failure instanceof RuntimeException cause) {
        return cause;
      }
      if (failure instanceof Error cause) {
        throw cause;
      }
    }
    scope.cancellation().check();
    if (e instanceof RuntimeException own && !(e.getCause() instanceof SQLException)) {
      return own;
    }
    return new Diagnosis(fragment, text, scans, streams, scope).explain(e);
  }

  /**
   * Interrupts the query until it is closed: DuckDB forgets an interrupt that comes before the
   * query has begun to run.
   */
  private void cancel() {
    interrupt();
    Thread thread =
        new Thread(
            () -> {
              while (running != null) {
                interrupt();
                try {
                  Thread.sleep(INTERRUPT_MILLIS);
                } catch (InterruptedException e) {
                  return;
                }
              }
            },
            "dpl-interrupt");
    thread.setDaemon(true);
    thread.start();
  }

  /** Never beside close: a freed connection's place may be another one's by then. */
  private void interrupt() {
    synchronized (interrupting) {
      Statement statement = running;
      if (statement != null) {
        try {
          statement.cancel();
        } catch (SQLException e) {
          return; // it has ended meanwhile
        }
      }
    }
  }

  @Override
  public void close() {
    scope.cancellation().forget(cancel);
    Statement statement;
    synchronized (interrupting) {
      statement = running;
      running = null;
    }
    try {
      if (statement != null) {
        statement.close();
      }
      if (connection != null) {
        connection.close();
        connection = null;
      }
    } catch (SQLException e) {
      throw new IllegalStateException("a connection to DuckDB does not close", e);
    } finally {
      streams.values().forEach(StreamInput::free);
      streams.clear();
    }
  }
}
