package io.dpl;

import io.dpl.api.connector.Probe;
import io.dpl.api.connector.Storage;
import io.dpl.api.library.Registry;
import io.dpl.api.type.Schema;
import io.dpl.engine.Engine;
import io.dpl.engine.EngineOptions;
import io.dpl.library.storage.LocalStorage;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The engine of a {@link Dpl}, started when the first plan needs it: explaining and checking do
 * not.
 */
final class Node implements AutoCloseable {

  private final Registry registry;
  private final EngineOptions options;
  private final Storage storage = new LocalStorage();
  private @Nullable Engine engine;
  private boolean closed;

  Node(Registry registry, int threads, long memoryBytes, Path tempFolder) {
    this.registry = registry;
    this.options = new EngineOptions(threads, memoryBytes, tempFolder);
  }

  /** The engine, started if it is not. */
  synchronized Engine engine() {
    if (closed) {
      throw new IllegalStateException("this Dpl is closed");
    }
    if (engine == null) {
      engine = Engine.open(options, registry, storage);
    }
    return engine;
  }

  /** Starts the engine beside what goes on; returns at once. */
  void prepare() {
    Thread thread = new Thread(this::prepareNow, "dpl-start");
    thread.setDaemon(true);
    // Whoever needs the engine meets the same failure, and tells it.
    thread.setUncaughtExceptionHandler((where, failure) -> {});
    thread.start();
  }

  private void prepareNow() {
    Engine ready;
    synchronized (this) {
      if (closed) {
        return;
      }
      ready = engine();
    }
    ready.prepare();
  }

  /** What the compiler asks; only a format that DuckDB must look at starts the engine. */
  Probe probe() {
    return probe(storage);
  }

  /** The same, with files seen through another storage. */
  Probe probe(Storage files) {
    return new Probe() {
      @Override
      public Storage storage() {
        return files;
      }

      @Override
      public Schema describe(String tableExpression) {
        return engine().describe(tableExpression);
      }
    };
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (engine != null) {
      engine.close();
      engine = null;
    }
  }
}
