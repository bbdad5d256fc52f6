package io.dpl.engine.remote;

import io.dpl.api.connector.BatchReader;
import io.dpl.api.diagnostic.DplException;
import io.dpl.api.diagnostic.RunCode;
import io.dpl.api.diagnostic.Span;
import io.dpl.api.plan.StageGraph;
import io.dpl.api.type.Schema;
import io.dpl.engine.Run;
import io.dpl.engine.event.RunEvent;
import io.dpl.engine.event.RunListener;
import io.dpl.engine.pipeline.Pipeline;
import io.dpl.engine.remote.Wire.Frame;
import io.dpl.engine.sink.Manifest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.arrow.memory.BufferAllocator;

/** A run of another process. */
final class RemoteRun implements Run {

  private static final long CANCEL_MILLIS = 3000;
  private static final long CLOSE_MILLIS = 15_000;

  private final int id;
  private final StageGraph graph;
  private final RemoteRunner runner;
  private final RunListener listener;
  private final Map<Integer, RemoteResult> results = new ConcurrentHashMap<>();
  private final CompletableFuture<Void> started = new CompletableFuture<>();
  private final CompletableFuture<List<Manifest>> end = new CompletableFuture<>();
  private final CompletableFuture<Void> released = new CompletableFuture<>();
  private volatile long spilledBytes;
  private boolean closed;

  RemoteRun(
      int id,
      StageGraph graph,
      RemoteRunner runner,
      BufferAllocator allocator,
      RunListener listener) {
    this.id = id;
    this.graph = graph;
    this.runner = runner;
    this.listener = listener;
    for (int result = 0; result < graph.results().size(); result++) {
      results.put(result, new RemoteResult(id, result, runner, allocator));
    }
  }

  void awaitStart() {
    get(started);
  }

  /** Called by the thread that reads the connection. */
  void hear(Frame frame) throws IOException {
    switch (frame.kind()) {
      case STARTED -> started.complete(null);
      case EVENT -> listener.on(Messages.decode(frame.payload(), RunEvent.class));
      case BATCH -> results.get(BatchCodec.result(frame.payload())).offer(frame.payload());
      case RESULT_END ->
          results.get(Messages.decode(frame.payload(), Messages.OfResult.class).result()).finish();
      case RESULT_FAILED -> {
        Messages.Failed failed = Messages.decode(frame.payload(), Messages.Failed.class);
        results.get(failed.result()).fail(failed.exception());
      }
      case DONE -> {
        Messages.Done done = Messages.decode(frame.payload(), Messages.Done.class);
        spilledBytes = done.spilledBytes();
        end.complete(done.manifests());
      }
      case FAILED -> {
        DplException failure = Messages.decode(frame.payload(), Messages.Failed.class).exception();
        started.completeExceptionally(failure);
        end.completeExceptionally(failure);
      }
      case CLOSED -> released.complete(null);
      default -> throw new IOException("a server does not say " + frame.kind());
    }
  }

  /** The other process is gone. */
  void lose(DplException why) {
    started.completeExceptionally(why);
    end.completeExceptionally(why);
    released.complete(null);
    results.values().forEach(result -> result.fail(why));
  }

  @Override
  public int results() {
    return graph.results().size();
  }

  @Override
  public Schema schema(int result) {
    return Pipeline.resultSchema(graph, result);
  }

  @Override
  public BatchReader result(int result) {
    RemoteResult found = results.get(result);
    if (found == null) {
      throw new IndexOutOfBoundsException("no result " + result);
    }
    return found;
  }

  @Override
  public List<Manifest> await() {
    if (!end.isDone()) {
      runner.send(Kind.DRAIN, id, new byte[0]);
    }
    try {
      return get(end);
    } catch (DplException e) {
      if (Thread.currentThread().isInterrupted()) {
        runner.send(Kind.CANCEL, id, new byte[0]);
      }
      throw e;
    }
  }

  @Override
  public CompletableFuture<List<Manifest>> end() {
    return end.copy();
  }

  private static <T> T get(CompletableFuture<T> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof DplException known) {
        // The same failure may be thrown several times, by several threads.
        throw new DplException(known.diagnostics(), known);
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw DplException.of(RunCode.CANCELLED, Span.NONE, "the run was cancelled");
    }
  }

  @Override
  public boolean isDone() {
    return end.isDone();
  }

  @Override
  public void cancel() {
    if (end.isDone()) {
      return;
    }
    try {
      runner.send(Kind.CANCEL, id, new byte[0]);
      end.get(CANCEL_MILLIS, TimeUnit.MILLISECONDS);
    } catch (DplException | TimeoutException | ExecutionException e) {
      return; // whoever waits for the end is told
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public long spilledBytes() {
    return spilledBytes;
  }

  boolean isReleased() {
    return released.isDone();
  }

  @Override
  public void close() {
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
    }
    cancel();
    results.values().forEach(RemoteResult::drop);
    try {
      if (!released.isDone()) {
        runner.send(Kind.CLOSE, id, new byte[0]);
        released.get(CLOSE_MILLIS, TimeUnit.MILLISECONDS);
      }
    } catch (DplException | TimeoutException | ExecutionException e) {
      released.complete(null); // the other process keeps what it cannot free
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    runner.forget(id);
  }
}
