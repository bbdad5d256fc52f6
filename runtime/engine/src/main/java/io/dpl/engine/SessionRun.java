package io.dpl.engine;

import io.dpl.api.cluster.Bytes;
import io.dpl.api.connector.BatchReader;
import io.dpl.api.diagnostic.Diagnostic;
import io.dpl.api.diagnostic.DplException;
import io.dpl.api.diagnostic.RunCode;
import io.dpl.api.diagnostic.Span;
import io.dpl.api.plan.Output;
import io.dpl.api.plan.StageGraph;
import io.dpl.api.type.Schema;
import io.dpl.engine.backend.Backend;
import io.dpl.engine.backend.RunSession;
import io.dpl.engine.event.Cancellation;
import io.dpl.engine.event.CancelledException;
import io.dpl.engine.event.RunEvent;
import io.dpl.engine.event.RunListener;
import io.dpl.engine.exchange.Mailbox;
import io.dpl.engine.pipeline.Pipeline;
import io.dpl.engine.schedule.Scheduler;
import io.dpl.engine.sink.Manifest;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.jspecify.annotations.Nullable;

/** A run of this process' scheduler on the session of a backend. */
public final class SessionRun implements Run {

  private static final long GRACE_MILLIS = 1000;
  private static final long PATIENCE_MILLIS = 15_000;

  private final StageGraph graph;
  private final RunSession session;
  private final Cancellation cancellation;
  private final Scheduler scheduler;
  private final RunListener listener;
  private final Consumer<SessionRun> forget;
  private final CompletableFuture<List<Manifest>> end = new CompletableFuture<>();
  private final Thread thread;
  private volatile boolean unwanted;
  private boolean closed;

  /**
   * A run that {@link #begin} starts.
   *
   * @param cancellation the wish that the session obeys
   * @param forget is told when it is closed
   */
  public SessionRun(
      StageGraph graph,
      Backend backend,
      RunSession session,
      Cancellation cancellation,
      RunListener listener,
      Consumer<SessionRun> forget) {
    this.graph = graph;
    this.session = session;
    this.cancellation = cancellation;
    this.forget = forget;
    this.listener = listener;
    this.scheduler = new Scheduler(graph, backend, session, cancellation, listener);
    this.thread = new Thread(this::schedule, "dpl-run");
    thread.setDaemon(true);
  }

  /** Starts it. */
  public void begin() {
    thread.start();
  }

  private void schedule() {
    try {
      List<Manifest> manifests = scheduler.run();
      if (session.spilledBytes() > 0) {
        listener.on(
            new RunEvent.Note(
                0, Bytes.print(session.spilledBytes()) + " rested on disk for lack of memory"));
      }
      end.complete(manifests);
    } catch (Throwable t) {
      session.cancel();
      session.abandonWrites();
      if (unwanted && t instanceof CancelledException) {
        end.complete(List.of());
        return;
      }
      DplException failure = explained(t);
      session.results().fail(failure);
      end.completeExceptionally(failure);
    }
  }

  /** What a user is told; anything but a diagnostic is our bug. */
  private static DplException explained(Throwable t) {
    if (t instanceof DplException known) {
      return known;
    }
    if (t instanceof CancelledException) {
      return DplException.of(RunCode.CANCELLED, Span.NONE, "the run was cancelled");
    }
    if (t instanceof org.apache.arrow.memory.OutOfMemoryException
        || t.getCause() instanceof OutOfMemoryError) {
      return new DplException(
          List.of(
              Diagnostic.error(
                  RunCode.OUT_OF_MEMORY,
                  Span.NONE,
                  "the run needs more memory than it has",
                  "Give it more memory (--memory), or make batches or partitions smaller.")),
          t);
    }
    return new DplException(
        List.of(Diagnostic.error(RunCode.INTERNAL, Span.NONE, "internal error: " + t)), t);
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
    Mailbox mailbox = session.results().get(result);
    return new BatchReader() {
      @Override
      public @Nullable VectorSchemaRoot next() {
        try {
          return mailbox.next();
        } catch (CancelledException e) {
          throw failure();
        }
      }

      @Override
      public void close() {
        mailbox.close();
        endIfUnwanted();
      }
    };
  }

  private DplException failure() {
    if (cancellation.isAsked()) {
      return explained(new CancelledException()); // who asked knows why, and waits for nothing
    }
    try {
      end.get();
      return explained(new CancelledException());
    } catch (ExecutionException e) {
      return explained(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return explained(new CancelledException());
    }
  }

  private void endIfUnwanted() {
    boolean writes =
        graph.stages().stream()
            .flatMap(stage -> stage.outputs().stream())
            .anyMatch(Output.Write.class::isInstance);
    Set<Mailbox.Interest> interests = session.results().interests();
    if (!writes
        && !interests.contains(Mailbox.Interest.WANTED)
        && interests.contains(Mailbox.Interest.GIVEN_UP)) {
      unwanted = true;
      cancellation.ask();
    }
  }

  @Override
  public List<Manifest> await() {
    session.results().drain();
    try {
      return end.get();
    } catch (ExecutionException e) {
      throw explained(e.getCause());
    } catch (InterruptedException e) {
      cancellation.ask();
      Thread.currentThread().interrupt();
      throw explained(new CancelledException());
    }
  }

  @Override
  public CompletableFuture<List<Manifest>> end() {
    return end.copy();
  }

  @Override
  public boolean isDone() {
    return end.isDone();
  }

  @Override
  public void cancel() {
    cancellation.ask();
    try {
      end.get(GRACE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      session.interrupt();
    } catch (ExecutionException e) {
      return; // whoever waits for the end is told
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public long spilledBytes() {
    return session.spilledBytes();
  }

  @Override
  public void close() {
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
    }
    if (!end.isDone()) {
      cancel();
    }
    try {
      thread.join(PATIENCE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (!thread.isAlive()) { // otherwise native code hangs: what it uses must stay
      session.close();
      forget.accept(this);
    }
  }
}
