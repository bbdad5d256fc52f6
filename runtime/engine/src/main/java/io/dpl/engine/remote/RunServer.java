package io.dpl.engine.remote;

import io.dpl.api.diagnostic.DplException;
import io.dpl.api.plan.PlanCodec;
import io.dpl.engine.Run;
import io.dpl.engine.Runner;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** The side that works: plans of one connection on a runner. Ends with the connection. */
public final class RunServer {

  /** Both sides say as often that they live. */
  static final long ALIVE_MILLIS = 2000;

  private final Wire wire;
  private final String token;
  private final long silentMillis;
  private volatile long heardNanos = System.nanoTime();
  private final Map<Integer, ServedRun> runs = new ConcurrentHashMap<>();
  private final ExecutorService threads = Executors.newCachedThreadPool(RunServer::thread);
  private final ScheduledExecutorService clock =
      Executors.newScheduledThreadPool(2, RunServer::thread);

  /**
   * Serves one client.
   *
   * @param token that the client gave us on another way, so that it knows who we are
   * @param connection closed in the end
   */
  public RunServer(InputStream in, OutputStream out, AutoCloseable connection, String token) {
    this(in, out, connection, token, 0);
  }

  /**
   * Serves one client that may vanish without a word, with its machine or the network.
   *
   * @param silentMillis after which a client of which nothing is heard counts as gone; 0 for never
   */
  public RunServer(
      InputStream in, OutputStream out, AutoCloseable connection, String token, long silentMillis) {
    this.wire = new Wire(in, out, connection);
    this.token = token;
    this.silentMillis = silentMillis;
  }

  private static Thread thread(Runnable action) {
    Thread thread = new Thread(action, "dpl-serve");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Opens the runner, tells the client of it or of what is in the way, and serves until the client
   * is gone. The runner is closed then.
   */
  public void serve(Supplier<Runner> opening) throws IOException {
    serve(opening, () -> {});
  }

  /**
   * As above.
   *
   * @param leaving called when the client is gone, before what it left is cleaned up
   */
  public void serve(Supplier<Runner> opening, Runnable leaving) throws IOException {
    try (wire) {
      wire.send(Kind.HELLO, 0, Messages.encode(new Messages.Hello(Wire.VERSION, token)));
      clock.scheduleAtFixedRate(this::alive, ALIVE_MILLIS, ALIVE_MILLIS, TimeUnit.MILLISECONDS);
      if (silentMillis > 0) {
        heardNanos = System.nanoTime();
        clock.scheduleAtFixedRate(
            this::listen, silentMillis, silentMillis / 4, TimeUnit.MILLISECONDS);
      }
      Runner runner;
      try {
        runner = opening.get();
      } catch (RuntimeException e) {
        wire.send(Kind.REFUSED, 0, Messages.encode(Messages.Failed.of(-1, e)));
        return;
      }
      try (runner) {
        wire.send(Kind.READY, 0, Messages.encode(Messages.Ready.of(runner)));
        read(runner);
        leaving.run();
      } finally {
        runs.values().forEach(ServedRun::abandon);
      }
    } finally {
      clock.shutdownNow();
      threads.shutdownNow();
    }
  }

  /** Tells the client why nothing can go on, and serves no more. */
  public void giveUp(DplException why) {
    say(Kind.REFUSED, 0, Messages.encode(Messages.Failed.of(-1, why)));
    wire.close();
  }

  /** Beside {@link #alive}, which waits where the client takes nothing any more. */
  private void listen() {
    if (System.nanoTime() - heardNanos > TimeUnit.MILLISECONDS.toNanos(silentMillis)) {
      wire.close(); // the reader ends
    }
  }

  private void alive() {
    try {
      wire.send(Kind.ALIVE, 0);
    } catch (IOException e) {
      wire.close(); // the reader ends
    }
  }

  private void read(Runner runner) throws IOException {
    while (true) {
      Wire.Frame frame;
      try {
        frame = wire.read();
        heardNanos = System.nanoTime();
      } catch (IOException e) {
        return; // the client is gone
      }
      if (frame.kind() == Kind.START) {
        threads.execute(() -> start(runner, frame));
      } else if (frame.kind() == Kind.ASK_CLUSTER) {
        threads.execute(
            () -> say(Kind.CLUSTER, frame.run(), Messages.encode(Messages.Ready.of(runner))));
      } else {
        ServedRun run = runs.get(frame.run());
        if (run != null) {
          run.hear(frame);
        }
      }
    }
  }

  private void start(Runner runner, Wire.Frame frame) {
    int id = frame.run();
    try {
      ServedRun served = new ServedRun(id, this::say, threads, () -> runs.remove(id));
      Run run = runner.start(PlanCodec.decode(frame.payload()), served::on);
      runs.put(id, served);
      say(Kind.STARTED, id, new byte[0]);
      served.begin(run);
    } catch (RuntimeException e) {
      say(Kind.FAILED, id, Messages.encode(Messages.Failed.of(-1, e)));
    }
  }

  private void say(Kind kind, int run, byte[] payload) {
    try {
      wire.send(kind, run, payload);
    } catch (IOException e) {
      wire.close(); // the reader sees that the client is gone
    }
  }
}
