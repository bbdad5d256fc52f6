package io.dpl.jdbc;

import io.dpl.Pipeline;
import io.dpl.api.diagnostic.DplException;
import io.dpl.api.type.Schema;
import java.sql.ParameterMetaData;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A script with parameters. Indexes count {@code ?} and the first places of each {@code $name} in
 * the order in which they stand in the script.
 */
final class DplPreparedStatement extends ParameterSetters implements NamedParameters {

  private final String text;
  private final List<String> names;
  private Map<String, @Nullable Object> values = new TreeMap<>();
  private final List<Map<String, @Nullable Object>> batch = new ArrayList<>();

  /** Throws a {@link DplException} if the text is no script. */
  DplPreparedStatement(DplConnection connection, String text) throws SQLException {
    super(connection);
    this.text = text;
    this.names = connection.pipeline(text).parameters();
  }

  @Override
  void bind(int index, @Nullable Object value) throws SQLException {
    open();
    values.put(name(index), Bound.of(value));
  }

  @Override
  public void set(String name, @Nullable Object value) throws SQLException {
    open();
    String known =
        names.stream()
            .filter(name::equalsIgnoreCase)
            .findFirst()
            .orElseThrow(() -> unknown("$" + name));
    values.put(known, Bound.of(value));
  }

  private String name(int index) throws SQLException {
    if (index < 1 || index > names.size()) {
      throw unknown(String.valueOf(index));
    }
    return names.get(index - 1);
  }

  private SQLException unknown(String which) {
    return new SQLException(
        "no parameter "
            + which
            + "; the script has "
            + (names.isEmpty() ? "none" : String.join(", ", names)),
        "07009");
  }

  private Pipeline bound(Map<String, @Nullable Object> given) throws SQLException {
    Pipeline pipeline = getConnection().pipeline(text);
    for (Map.Entry<String, @Nullable Object> value : given.entrySet()) {
      pipeline = pipeline.bind(value.getKey(), value.getValue());
    }
    return pipeline;
  }

  private boolean runBound(Map<String, @Nullable Object> given, boolean updatesOnly)
      throws SQLException {
    boolean result = run(() -> bound(given), updatesOnly);
    getConnection().declared(text);
    return result;
  }

  @Override
  public boolean execute() throws SQLException {
    return runBound(values, false);
  }

  @Override
  public ResultSet executeQuery() throws SQLException {
    runBound(values, false);
    return firstResult();
  }

  @Override
  public long executeLargeUpdate() throws SQLException {
    runBound(values, true);
    return Math.max(0, getLargeUpdateCount());
  }

  @Override
  public int executeUpdate() throws SQLException {
    return (int) Math.min(Integer.MAX_VALUE, executeLargeUpdate());
  }

  @Override
  public void clearParameters() throws SQLException {
    open();
    values = new TreeMap<>();
  }

  @Override
  public void addBatch() throws SQLException {
    open();
    batch.add(new TreeMap<>(values));
  }

  @Override
  public void clearBatch() throws SQLException {
    open();
    batch.clear();
  }

  @Override
  public long[] executeLargeBatch() throws SQLException {
    open();
    List<Map<String, @Nullable Object>> all = List.copyOf(batch);
    batch.clear();
    return Batches.run(
        all,
        given -> {
          runBound(given, true);
          return Math.max(0, getLargeUpdateCount());
        });
  }

  /** Columns of the first result; null where there is none, or parameters lack values. */
  @Override
  public @Nullable ResultSetMetaData getMetaData() throws SQLException {
    open();
    try {
      List<Schema> schemas = bound(values).schemas();
      return schemas.isEmpty() ? null : new DplResultSetMetaData(schemas.get(0));
    } catch (DplException e) {
      if (values.size() < names.size()) {
        return null;
      }
      throw Errors.of(e);
    }
  }

  @Override
  public ParameterMetaData getParameterMetaData() throws SQLException {
    open();
    List<@Nullable Object> bound = new ArrayList<>();
    names.forEach(name -> bound.add(values.get(name)));
    return new DplParameterMetaData(bound);
  }
}
