package io.dpl.engine.remote;

import io.dpl.api.connector.BatchReader;
import io.dpl.api.diagnostic.DplException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a result of another process. It asks for them when they are first wanted, and for
 * more as they are taken: what waits here is bounded by the window and one batch.
 */
final class RemoteResult implements BatchReader {

  private static final long WINDOW_BYTES = 32L << 20;

  private final int run;
  private final int result;
  private final RemoteRunner runner;
  private final BufferAllocator allocator;
  private final Deque<byte[]> waiting = new ArrayDeque<>();
  private boolean asked;
  private boolean finished;
  private boolean closed;
  private @Nullable DplException failure;

  RemoteResult(int run, int result, RemoteRunner runner, BufferAllocator allocator) {
    this.run = run;
    this.result = result;
    this.runner = runner;
    this.allocator = allocator;
  }

  synchronized void offer(byte[] payload) {
    if (!closed) {
      waiting.addLast(payload);
      notifyAll();
    }
  }

  synchronized void finish() {
    finished = true;
    notifyAll();
  }

  synchronized void fail(DplException why) {
    if (failure == null && !finished) {
      failure = why;
      notifyAll();
    }
  }

  @Override
  public @Nullable VectorSchemaRoot next() {
    ask();
    byte[] payload = take();
    if (payload == null) {
      return null;
    }
    welcome(payload.length);
    return BatchCodec.decode(payload, allocator);
  }

  private void ask() {
    synchronized (this) {
      if (asked || closed || failure != null) {
        return;
      }
      asked = true;
    }
    welcome(WINDOW_BYTES);
  }

  private void welcome(long bytes) {
    synchronized (this) {
      if (finished || closed || failure != null) {
        return;
      }
    }
    runner.send(Kind.CREDIT, run, Messages.encode(new Messages.Credit(result, bytes)));
  }

  private synchronized byte @Nullable [] take() {
    try {
      while (waiting.isEmpty() && !finished && !closed && failure == null) {
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    }
    byte[] payload = waiting.pollFirst();
    if (payload == null && failure != null) {
      throw new DplException(failure.diagnostics(), failure);
    }
    return payload;
  }

  /** Frees what waits here; the other process is told by the end of the run. */
  synchronized void drop() {
    closed = true;
    waiting.clear();
    notifyAll();
  }

  @Override
  public void close() {
    boolean tell;
    synchronized (this) {
      tell = !closed && failure == null;
      drop();
    }
    if (tell) {
      runner.send(Kind.RESULT_CLOSE, run, Messages.encode(new Messages.OfResult(result)));
    }
  }
}
