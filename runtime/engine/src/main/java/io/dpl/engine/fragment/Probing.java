package io.dpl.engine.fragment;

import io.dpl.api.connector.BatchReader;
import io.dpl.engine.arrow.Batches;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.Schema;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/**
 * Queries after a failure, each on a connection of its own and without streaming. Tables of Java
 * operators have the batches that were handed over last.
 */
final class Probing implements AutoCloseable {

  private record Kept(Schema schema, List<VectorSchemaRoot> batches) {}

  private final FragmentScope scope;
  private final Map<String, Kept> kept = new LinkedHashMap<>();

  Probing(FragmentScope scope, Map<String, StreamInput> streams) {
    this.scope = scope;
    streams.forEach(
        (name, stream) -> kept.put(name, new Kept(stream.arrowSchema(), stream.takeKept())));
  }

  /** The message with which a query fails; empty if it does not. */
  Optional<String> failure(String sql) {
    try {
      run(sql);
      return Optional.empty();
    } catch (SQLException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  /** The first row of a query as texts; empty if there is none or it fails. */
  Optional<List<String>> row(String sql) {
    try {
      return Optional.ofNullable(run(sql));
    } catch (SQLException e) {
      return Optional.empty();
    }
  }

  private @Nullable List<String> run(String sql) throws SQLException {
    scope.cancellation().check();
    List<StreamInput> inputs = new ArrayList<>();
    DuckDBConnection connection = scope.duck().connect();
    try {
      for (Map.Entry<String, Kept> entry : kept.entrySet()) {
        StreamInput input = again(entry.getValue());
        inputs.add(input);
        input.register(connection, entry.getKey());
      }
      return first(connection, sql);
    } finally {
      connection.close();
      inputs.forEach(StreamInput::free);
    }
  }

  private @Nullable List<String> first(DuckDBConnection connection, String sql)
      throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET SESSION jdbc_stream_results = false");
      Runnable cancel =
          () -> {
            try {
              statement.cancel();
            } catch (SQLException e) {
              return; // it has ended meanwhile
            }
          };
      scope.cancellation().onRequest(cancel);
      try (ResultSet result = statement.executeQuery(sql)) {
        if (!result.next()) {
          return null;
        }
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          row.add(String.valueOf(result.getObject(i)));
        }
        return row;
      } finally {
        scope.cancellation().forget(cancel);
      }
    }
  }

  private StreamInput again(Kept table) {
    ArrayDeque<VectorSchemaRoot> left = new ArrayDeque<>(table.batches());
    BatchReader reader =
        new BatchReader() {
          @Override
          public @Nullable VectorSchemaRoot next() {
            VectorSchemaRoot batch = left.poll();
            return batch == null ? null : Batches.share(batch, scope.allocator());
          }

          @Override
          public void close() {
            left.clear();
          }
        };
    return new StreamInput(reader, table.schema(), scope.allocator(), false);
  }

  @Override
  public void close() {
    kept.values().forEach(table -> table.batches().forEach(VectorSchemaRoot::close));
    kept.clear();
  }
}
