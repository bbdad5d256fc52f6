package io.dpl.engine.kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.dpl.api.connector.BatchReader;
import io.dpl.api.library.Registry;
import io.dpl.api.plan.StageGraph;
import io.dpl.engine.Engine;
import io.dpl.engine.EngineOptions;
import io.dpl.engine.Run;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;

/** An engine with the library of the tests; closing it checks that nothing is left. */
public final class EngineKit implements AutoCloseable {

  private final Path temp;
  private final Engine engine;
  public final DoubleModel model = new DoubleModel();

  public EngineKit(Path temp) {
    this(temp, 512L << 20);
  }

  public EngineKit(Path temp, long memoryBytes) {
    this.temp = temp.resolve("engine-temp");
    this.engine =
        Engine.open(
            new EngineOptions(2, memoryBytes, this.temp), registry(model), new LocalStorage());
  }

  static Registry registry(DoubleModel model) {
    return new Registry(
        List.of(new RepeatText()),
        List.of(model),
        List.of(ParquetFiles.parquet(), ParquetFiles.csv(), new NumberRows()));
  }

  public Engine engine() {
    return engine;
  }

  /** All rows of the only result as texts, cells with a bar between. */
  public List<String> rows(StageGraph graph) {
    try (Run run = engine.start(graph)) {
      List<String> rows = rows(run.result(0));
      run.await();
      return rows;
    }
  }

  /** All rows of a result as texts. */
  public static List<String> rows(BatchReader reader) {
    List<String> rows = new ArrayList<>();
    try (reader) {
      for (VectorSchemaRoot next = reader.next(); next != null; next = reader.next()) {
        try (VectorSchemaRoot batch = next) {
          for (int row = 0; row < batch.getRowCount(); row++) {
            List<String> cells = new ArrayList<>();
            for (FieldVector vector : batch.getFieldVectors()) {
              Object cell = vector.getObject(row);
              cells.add(
                  cell instanceof byte[] bytes
                      ? java.util.HexFormat.of().formatHex(bytes)
                      : String.valueOf(cell));
            }
            rows.add(String.join("|", cells));
          }
        }
      }
    }
    return rows;
  }

  /** Runs SQL on DuckDB apart from the engine, to make files. */
  public static void duckdb(String sql) {
    try (java.sql.Connection connection = java.sql.DriverManager.getConnection("jdbc:duckdb:");
        java.sql.Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (java.sql.SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    engine.close();
    checkNothingIsLeft(temp, model);
  }

  static void checkNothingIsLeft(Path temp, DoubleModel model) {
    try (Stream<Path> left = Files.exists(temp) ? Files.list(temp) : Stream.empty()) {
      assertThat(left.toList()).as("temporary files").isEmpty();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    assertThat(model.open.get()).as("loaded models").isZero();
    assertThat(Thread.getAllStackTraces().keySet().stream().filter(EngineKit::lives).toList())
        .as("threads")
        .isEmpty();
  }

  /** A pool counts a thread as ended shortly before it is: it has the time to go. */
  private static boolean lives(Thread thread) {
    if (!thread.getName().startsWith("dpl-")) {
      return false;
    }
    try {
      thread.join(5000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return thread.isAlive();
  }
}
