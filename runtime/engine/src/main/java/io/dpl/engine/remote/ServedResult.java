package io.dpl.engine.remote;

import io.dpl.api.connector.BatchReader;
import io.dpl.engine.Run;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.jspecify.annotations.Nullable;

/** Sends the rows of a result as far as the client has credit for them. */
final class ServedResult {

  private final int run;
  private final int result;
  private final CompletableFuture<Run> running;
  private final ServedRun.Say say;
  private final Executor threads;
  private long creditBytes;
  private boolean sending;
  private boolean ended;
  private boolean closed;
  private @Nullable BatchReader reader;

  ServedResult(
      int run, int result, CompletableFuture<Run> running, ServedRun.Say say, Executor threads) {
    this.run = run;
    this.result = result;
    this.running = running;
    this.say = say;
    this.threads = threads;
  }

  /** More bytes are welcome. */
  synchronized void credit(long bytes) {
    creditBytes += bytes;
    if (!sending && !ended && !closed && creditBytes > 0) {
      sending = true;
      running.thenAcceptAsync(this::send, threads);
    }
  }

  private void send(Run source) {
    try {
      BatchReader rows = reader(source);
      while (mayGoOn()) {
        VectorSchemaRoot batch = rows.next();
        if (batch == null) {
          end();
          say.say(Kind.RESULT_END, run, Messages.encode(new Messages.OfResult(result)));
          rows.close();
          return;
        }
        try (batch) {
          byte[] payload = BatchCodec.encode(result, batch);
          spend(payload.length);
          say.say(Kind.BATCH, run, payload);
        }
      }
    } catch (RuntimeException e) {
      end();
      say.say(Kind.RESULT_FAILED, run, Messages.encode(Messages.Failed.of(result, e)));
    }
  }

  private synchronized BatchReader reader(Run source) {
    BatchReader found = reader;
    if (found == null) {
      found = source.result(result);
      reader = found;
    }
    return found;
  }

  private synchronized boolean mayGoOn() {
    sending = creditBytes > 0 && !ended && !closed;
    return sending;
  }

  private synchronized void spend(long bytes) {
    creditBytes -= bytes;
  }

  private synchronized void end() {
    ended = true;
    sending = false;
  }

  /** No more rows are wanted. */
  synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    running.thenAcceptAsync(source -> reader(source).close(), threads);
  }
}
