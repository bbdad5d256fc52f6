package io.dpl.engine;

import io.dpl.api.connector.BatchReader;
import io.dpl.api.type.Schema;
import io.dpl.engine.sink.Manifest;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A plan at work, here or on a cluster: its results, its end, its cancellation. Thread-safe. */
public interface Run extends AutoCloseable {

  /** Number of results. */
  int results();

  /** Columns of a result. */
  Schema schema(int result);

  /**
   * The rows of a result, as they come; read once, by one thread. Its batches belong to the reader.
   * Throws what made the run fail. Closing it says that no more rows are wanted; when no result and
   * no write is left that needs the run, it ends.
   */
  BatchReader result(int result);

  /**
   * Waits for the end; results that nobody reads rest on disk until they are.
   *
   * @return what was written, in the order in which it became visible
   * @throws io.dpl.api.diagnostic.DplException if the run failed or was cancelled
   */
  List<Manifest> await();

  /** Its end, as {@link #await} gives it; asking for it lets no result rest on disk. */
  CompletableFuture<List<Manifest>> end();

  /** Whether it has ended, well or not. */
  boolean isDone();

  /** Ends the run: within two seconds nothing of it works any more. */
  void cancel();

  /** Bytes that went to disk for lack of memory. */
  long spilledBytes();

  /** Cancels it if it has not ended, and frees all it holds. Results are gone. */
  @Override
  void close();
}
