package io.dpl.engine.remote;

import io.dpl.api.cluster.ClusterSpec;
import io.dpl.api.diagnostic.Diagnostic;
import io.dpl.api.diagnostic.DplException;
import io.dpl.api.diagnostic.RunCode;
import io.dpl.api.diagnostic.Span;
import io.dpl.api.plan.PlanCodec;
import io.dpl.api.plan.StageGraph;
import io.dpl.engine.Run;
import io.dpl.engine.Runner;
import io.dpl.engine.event.RunListener;
import io.dpl.engine.remote.Wire.Frame;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.jspecify.annotations.Nullable;

/**
 * The side that asks: runs plans in another process. Where that dies or falls silent, the runs fail
 * with a coded error and this process lives on.
 */
public final class RemoteRunner implements Runner {

  private static final long ANSWER_SECONDS = 60;
  private static final long READY_POLL_MILLIS = 100;

  private final Wire wire;
  private final Supplier<String> lastWords;
  private final Supplier<Optional<DplException>> cause;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(RemoteRunner::thread);
  private final BufferAllocator allocator = new RootAllocator();
  private final Map<Integer, RemoteRun> runs = new ConcurrentHashMap<>();
  private final Map<Integer, CompletableFuture<ClusterSpec>> questions = new ConcurrentHashMap<>();
  private final AtomicInteger numbers = new AtomicInteger();
  private final CompletableFuture<ClusterSpec> ready = new CompletableFuture<>();
  private volatile List<String> notes = List.of();
  private volatile @Nullable DplException lost;
  private volatile long heardNanos = System.nanoTime();

  /**
   * A runner on the other side of a connection.
   *
   * @param connection closed in the end
   * @param token that the other side must show
   * @param lastWords what the other side said before it died, for the message; may be empty
   * @param cause why the other side may be gone, where more is known than that it is; asked once it
   *     is
   */
  public RemoteRunner(
      InputStream in,
      OutputStream out,
      AutoCloseable connection,
      String token,
      Supplier<String> lastWords,
      Supplier<Optional<DplException>> cause) {
    this.wire = new Wire(in, out, connection);
    this.lastWords = lastWords;
    this.cause = cause;
    clock.scheduleAtFixedRate(
        this::alive, RunServer.ALIVE_MILLIS, RunServer.ALIVE_MILLIS, TimeUnit.MILLISECONDS);
    // after the clock is set, which the reader stops when the other side is refused
    Thread reader = new Thread(() -> read(token), "dpl-remote");
    reader.setDaemon(true);
    reader.start();
  }

  /** As above, where nobody knows more. */
  public RemoteRunner(
      InputStream in,
      OutputStream out,
      AutoCloseable connection,
      String token,
      Supplier<String> lastWords) {
    this(in, out, connection, token, lastWords, Optional::empty);
  }

  private static Thread thread(Runnable action) {
    Thread thread = new Thread(action, "dpl-remote-alive");
    thread.setDaemon(true);
    return thread;
  }

  /** A server on another machine could not tell a vanished client from a patient one. */
  private void alive() {
    try {
      wire.send(Kind.ALIVE, 0);
    } catch (IOException e) {
      return; // the reader sees that the connection broke, and says so
    }
  }

  /**
   * Waits until the other side is ready.
   *
   * @throws DplException if it refuses, dies or takes longer
   */
  public ClusterSpec awaitReady(long timeoutMillis) {
    return awaitReady(timeoutMillis, Optional::empty);
  }

  /**
   * As above, but not longer than it can still become ready.
   *
   * @param impossible why it cannot, once that is known; asked again and again
   */
  public ClusterSpec awaitReady(long timeoutMillis, Supplier<Optional<DplException>> impossible) {
    long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(timeoutMillis);
    while (System.nanoTime() < until) {
      try {
        return ready.get(READY_POLL_MILLIS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        impossible.get().ifPresent(RemoteRunner::raise);
      } catch (ExecutionException e) {
        throw e.getCause() instanceof DplException known ? known : lost(e.getCause().toString());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw DplException.of(
            RunCode.CANCELLED, Span.NONE, "interrupted while the cluster was asked");
      }
    }
    throw lost("it is not ready after " + timeoutMillis / 1000 + " s");
  }

  private static void raise(DplException why) {
    throw why;
  }

  /** How long nothing was heard of the other side, which says every two seconds that it lives. */
  public long silentMillis() {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - heardNanos);
  }

  /** Those of the time when it became ready. */
  @Override
  public List<String> notes() {
    return notes;
  }

  /** Whether the other side is gone: no plan will run there any more. */
  public boolean isLost() {
    return lost != null;
  }

  /** Gives the other side up. */
  public void giveUp(String why) {
    fail(lost(why));
    wire.close();
  }

  @Override
  public ClusterSpec cluster() {
    int number = numbers.incrementAndGet();
    CompletableFuture<ClusterSpec> answer = new CompletableFuture<>();
    questions.put(number, answer);
    try {
      send(Kind.ASK_CLUSTER, number, new byte[0]);
      return answer.get(ANSWER_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof DplException known ? known : lost(e.getCause().toString());
    } catch (TimeoutException e) {
      throw lost("it does not answer");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw DplException.of(
          RunCode.CANCELLED, Span.NONE, "interrupted while the cluster was asked");
    } finally {
      questions.remove(number);
    }
  }

  @Override
  public Run start(StageGraph graph, RunListener listener) {
    int number = numbers.incrementAndGet();
    RemoteRun run = new RemoteRun(number, graph, this, allocator, listener);
    runs.put(number, run);
    try {
      send(Kind.START, number, PlanCodec.encode(graph));
      run.awaitStart();
      return run;
    } catch (RuntimeException e) {
      runs.remove(number);
      throw e;
    }
  }

  void send(Kind kind, int run, byte[] payload) {
    DplException known = lost;
    if (known != null) {
      throw known;
    }
    try {
      wire.send(kind, run, payload);
    } catch (IOException e) {
      fail(lost("the connection broke"));
      throw lost("the connection broke");
    }
  }

  void forget(int run) {
    runs.remove(run);
  }

  private void read(String token) {
    try {
      hello(wire.read(), token);
      while (true) {
        Frame frame = wire.read();
        heardNanos = System.nanoTime();
        hear(frame);
      }
    } catch (IOException e) {
      fail(lost("the connection broke" + (e instanceof EOFException ? "" : ": " + e)));
      wire.close();
    } catch (RuntimeException e) { // of a listener, or a mistake of ours
      fail(
          new DplException(
              List.of(Diagnostic.error(RunCode.INTERNAL, Span.NONE, "internal error: " + e)), e));
      wire.close();
    }
  }

  private void hello(Frame frame, String token) throws IOException {
    Messages.Hello hello =
        frame.kind() == Kind.HELLO ? Messages.decode(frame.payload(), Messages.Hello.class) : null;
    if (hello == null || !same(hello.token(), token)) {
      throw new IOException("somebody else connected");
    }
    if (hello.version() != Wire.VERSION) {
      fail(
          DplException.of(
              RunCode.DRIVER_VERSION,
              Span.NONE,
              "the driver process speaks version "
                  + hello.version()
                  + " of the protocol, this process version "
                  + Wire.VERSION));
      throw new IOException("another version");
    }
  }

  private static boolean same(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }

  private void hear(Frame frame) throws IOException {
    switch (frame.kind()) {
      case ALIVE -> {}
      case READY -> {
        Messages.Ready told = Messages.decode(frame.payload(), Messages.Ready.class);
        notes = told.notes();
        ready.complete(told.cluster());
      }
      case REFUSED -> fail(Messages.decode(frame.payload(), Messages.Failed.class).exception());
      case CLUSTER -> {
        CompletableFuture<ClusterSpec> question = questions.get(frame.run());
        if (question != null) {
          question.complete(Messages.decode(frame.payload(), Messages.Ready.class).cluster());
        }
      }
      default -> {
        RemoteRun run = runs.get(frame.run());
        if (run != null) {
          run.hear(frame);
        }
      }
    }
  }

  /** The first reason counts. */
  private void fail(DplException why) {
    synchronized (this) {
      if (lost == null) {
        lost = why;
      }
    }
    clock.shutdown();
    DplException first = lost;
    ready.completeExceptionally(first);
    questions.values().forEach(question -> question.completeExceptionally(first));
    runs.values().forEach(run -> run.lose(first));
  }

  private DplException lost(String why) {
    DplException known = lost;
    if (known != null) {
      return known;
    }
    Optional<DplException> cause = this.cause.get();
    if (cause.isPresent()) {
      return cause.get();
    }
    String words = lastWords.get();
    return DplException.of(
        RunCode.DRIVER_LOST,
        Span.NONE,
        "the driver process is gone: " + why,
        words.isEmpty() ? "Run it again." : "It said last: " + words);
  }

  @Override
  public void close() {
    runs.values().forEach(RemoteRun::close);
    fail(DplException.of(RunCode.CANCELLED, Span.NONE, "the connection to the cluster was closed"));
    wire.close();
    if (runs.values().stream().allMatch(RemoteRun::isReleased)) {
      allocator.close();
    }
  }
}
