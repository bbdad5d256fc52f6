package io.dpl.ray.transport;

import io.dpl.engine.cluster.Transport.Answer;
import io.ray.api.ObjectRef;
import io.ray.api.Ray;
import io.ray.api.exception.RayTimeoutException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * Waits for the answers of all open calls: one thread asks Ray which are there, others fetch them,
 * so that one that hangs on a frozen node holds up no other.
 */
final class OpenCalls implements AutoCloseable {

  /** A call made meanwhile is looked at after this long. */
  private static final int WAIT_MILLIS = 5;

  private static final int FETCHERS = 8;
  private static final int FETCH_MILLIS = 120_000;
  private static final int PROBE_MILLIS = 1;

  private final Consumer<Answer> heard;
  private final Map<Long, ObjectRef<byte[]>> kept;
  private final Map<ObjectRef<byte[]>, OpenCall> open = new IdentityHashMap<>();
  private final ExecutorService fetchers = Executors.newFixedThreadPool(FETCHERS, Daemons::thread);
  private boolean closed;

  /**
   * Calls of one transport.
   *
   * @param heard takes the answers
   * @param kept gets the references of answers that stay on the cluster
   */
  OpenCalls(Consumer<Answer> heard, Map<Long, ObjectRef<byte[]>> kept) {
    this.heard = heard;
    this.kept = kept;
    Daemons.thread(this::watch).start();
  }

  void add(OpenCall call) {
    synchronized (open) {
      open.put(call.answer(), call);
      open.notifyAll();
    }
  }

  /** The open calls of a worker get no answer any more. */
  void lose(Member worker, RuntimeException why) {
    List<OpenCall> lost = new ArrayList<>();
    synchronized (open) {
      open.values().removeIf(call -> call.worker() == worker && lost.add(call));
    }
    lost.forEach(call -> heard.accept(new Answer.Lost(call.call(), true, why)));
  }

  private void watch() {
    try {
      while (true) {
        List<ObjectRef<byte[]>> waiting = snapshot();
        if (waiting.isEmpty()) {
          return;
        }
        List<ObjectRef<byte[]>> ready = Ray.wait(waiting, 1, WAIT_MILLIS, false).getReady();
        if (!ready.isEmpty() && waiting.size() > 1) {
          ready = Ray.wait(waiting, waiting.size(), 0, false).getReady();
        }
        take(ready).forEach(call -> fetchers.execute(() -> settle(call)));
        giveUpTheLate();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Empty when all is over. */
  private List<ObjectRef<byte[]>> snapshot() throws InterruptedException {
    synchronized (open) {
      while (open.isEmpty() && !closed) {
        open.wait();
      }
      return closed ? List.of() : new ArrayList<>(open.keySet());
    }
  }

  private List<OpenCall> take(List<ObjectRef<byte[]>> ready) {
    List<OpenCall> taken = new ArrayList<>();
    synchronized (open) {
      for (ObjectRef<byte[]> reference : ready) {
        OpenCall call = open.remove(reference);
        if (call != null) {
          taken.add(call);
        }
      }
    }
    return taken;
  }

  private void giveUpTheLate() {
    long now = System.nanoTime();
    List<Member> late;
    synchronized (open) {
      late =
          open.values().stream()
              .map(OpenCall::worker)
              .filter(worker -> worker.isLate(now))
              .distinct()
              .toList();
    }
    for (Member worker : late) {
      lose(worker, Losses.late(worker));
      worker.actor().kill();
    }
  }

  private void settle(OpenCall call) {
    Answer answer;
    try {
      answer = call.keep() ? keep(call) : new Answer.Done(call.call(), fetch(call));
      call.worker().isUp();
    } catch (RuntimeException e) { // among them undeclared ones: an unknown kind of error object
      answer = Losses.of(call.call(), e);
    }
    heard.accept(answer);
  }

  private static byte[] fetch(OpenCall call) {
    byte[] bytes = call.answer().get(FETCH_MILLIS);
    if (bytes == null) {
      throw new IllegalStateException("an empty answer");
    }
    return bytes;
  }

  /**
   * A failure lies here and is thrown at once; a value that lies on another node is not moved: it
   * only does not come in so short a time.
   */
  private Answer keep(OpenCall call) {
    kept.put(call.call(), call.answer());
    try {
      call.answer().get(PROBE_MILLIS);
    } catch (RayTimeoutException e) {
      return new Answer.Kept(call.call());
    } catch (RuntimeException e) {
      kept.remove(call.call());
      throw e;
    }
    return new Answer.Kept(call.call());
  }

  @Override
  public void close() {
    synchronized (open) {
      closed = true;
      open.clear();
      open.notifyAll();
    }
    fetchers.shutdownNow();
  }
}
