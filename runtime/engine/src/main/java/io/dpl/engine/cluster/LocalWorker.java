package io.dpl.engine.cluster;

import io.dpl.engine.cluster.Transport.Answer;
import io.dpl.engine.cluster.Transport.Lane;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A worker of a {@link LocalTransport}: threads for its lanes, and what it is heard to say. */
final class LocalWorker {

  private static final int CONTROL_THREADS = 4;
  private static final long PATIENCE_MILLIS = 30_000;

  /** Makes the answer that is told of a content. */
  @FunctionalInterface
  interface Made {
    Answer answer(long call, byte[] content);
  }

  private final int number;
  private final Supplier<Dispatcher> factory;
  private final Consumer<Answer> heard;
  private final ExecutorService work;
  private final ExecutorService control;
  private final Map<Long, String> open = new LinkedHashMap<>();
  private final List<Answer> held = new ArrayList<>();
  private final Thread closing;
  private @Nullable Dispatcher dispatcher;
  private boolean frozen;
  private boolean stopped;
  private boolean ended;
  private volatile @Nullable RuntimeException failure;

  LocalWorker(int number, int slots, Supplier<Dispatcher> factory, Consumer<Answer> heard) {
    this.number = number;
    this.factory = factory;
    this.heard = heard;
    this.work = threads("work", slots);
    this.control = threads("control", CONTROL_THREADS);
    this.closing = new Thread(this::end, "dpl-worker-" + number + "-end");
    closing.setDaemon(true);
  }

  private ExecutorService threads(String name, int count) {
    return Executors.newFixedThreadPool(
        count,
        action -> {
          Thread thread = new Thread(action, "dpl-worker-" + number + "-" + name);
          thread.setDaemon(true);
          return thread;
        });
  }

  private Dispatcher dispatcher() {
    synchronized (factory) {
      if (ended) {
        throw new IllegalStateException("it has ended");
      }
      if (dispatcher == null) {
        dispatcher = factory.get();
      }
      return dispatcher;
    }
  }

  void send(Lane lane, long call, byte[] message, byte @Nullable [] content, Made made) {
    synchronized (this) {
      if (stopped) {
        heard.accept(lost(call, true, "it has ended", null));
        return;
      }
      open.put(call, "");
      (lane == Lane.WORK ? work : control).execute(() -> run(lane, call, message, content, made));
    }
  }

  private void run(Lane lane, long call, byte[] message, byte @Nullable [] content, Made made) {
    Answer answer;
    try {
      byte[] said = dispatcher().dispatch(lane, message, content);
      synchronized (this) {
        if (stopped) {
          return;
        }
      }
      answer = made.answer(call, said);
    } catch (RuntimeException | Error e) {
      answer = lost(call, false, "its code failed", e);
    }
    say(answer);
  }

  private synchronized void say(Answer answer) {
    if (stopped || open.remove(answer.call()) == null) {
      return;
    }
    if (frozen) {
      held.add(answer);
    } else {
      heard.accept(answer);
    }
  }

  private Answer lost(long call, boolean gone, String why, @Nullable Throwable cause) {
    return new Answer.Lost(
        call, gone, new IllegalStateException("worker " + number + ": " + why, cause));
  }

  synchronized void freeze() {
    frozen = true;
  }

  synchronized void thaw() {
    frozen = false;
    held.forEach(heard);
    held.clear();
  }

  synchronized boolean isStopped() {
    return stopped;
  }

  /** Nothing of it is heard any more; what it does ends some time. */
  void stop(String why) {
    synchronized (this) {
      if (stopped) {
        return;
      }
      stopped = true;
      open.keySet().forEach(call -> heard.accept(lost(call, true, why, null)));
      held.forEach(answer -> heard.accept(lost(answer.call(), true, why, null)));
      open.clear();
      held.clear();
      work.shutdown();
      control.shutdown();
    }
    closing.start();
  }

  private void end() {
    synchronized (factory) {
      ended = true; // a call that was waiting makes no other one
      if (dispatcher != null) {
        try {
          dispatcher.close();
        } catch (RuntimeException e) {
          failure = e;
        }
      }
    }
  }

  /** Waits until all that it does has ended; throws what went wrong at its end. */
  void join() {
    try {
      closing.join(PATIENCE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    RuntimeException thrown = failure;
    if (thrown != null) {
      throw thrown;
    }
  }
}
