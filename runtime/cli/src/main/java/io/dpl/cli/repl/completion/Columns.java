package io.dpl.cli.repl.completion;

import io.dpl.Dpl;
import io.dpl.api.diagnostic.DplException;
import io.dpl.api.type.Field;
import io.dpl.api.type.Schema;
import io.dpl.cli.repl.session.Input;
import io.dpl.cli.repl.session.Session;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The columns that pipelines give, found by compiling them on a thread of its own, each once: while
 * somebody types, what stands before the cursor is compiled already when completion is asked for.
 */
public final class Columns implements AutoCloseable {

  private static final int MOST = 256;

  /** Longer than that nobody waits for a list. */
  private static final long PATIENCE_MILLIS = 400;

  private final Session session;
  private final Dpl dpl;
  private final Map<String, CompletableFuture<List<Field>>> known =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(
            Map.Entry<String, CompletableFuture<List<Field>>> eldest) {
          return size() > MOST;
        }
      };
  private final ExecutorService compiler =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread thread = new Thread(work, "dpl-completion");
            thread.setDaemon(true);
            return thread;
          });
  private long version = -1;

  public Columns(Session session, Dpl dpl) {
    this.session = session;
    this.dpl = dpl;
  }

  /** The columns of a pipeline; empty if it is wrong, or takes too long this time. */
  public List<Field> of(String pipeline) {
    try {
      return asked(pipeline).get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      return List.of();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of();
    }
  }

  /** Begins to find out; returns at once. */
  void prepare(String pipeline) {
    asked(pipeline);
  }

  private synchronized CompletableFuture<List<Field>> asked(String pipeline) {
    if (version != session.version()) {
      version = session.version();
      known.clear();
    }
    return known.computeIfAbsent(
        pipeline, text -> CompletableFuture.supplyAsync(() -> compile(text), compiler));
  }

  private List<Field> compile(String pipeline) {
    try {
      Input input = Input.of("<completion>", pipeline);
      List<Schema> schemas = session.pipeline(input, dpl).schemas();
      return schemas.isEmpty() ? List.of() : schemas.get(schemas.size() - 1).fields();
    } catch (DplException e) {
      return List.of();
    }
  }

  @Override
  public void close() {
    compiler.shutdownNow();
  }
}
