package io.dpl.engine.cluster;

import io.dpl.engine.cluster.Transport.Answer;
import io.dpl.engine.cluster.Transport.Lane;
import io.dpl.engine.message.Request;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Packs on their way between workers: a bound of bytes in all, and of calls at each worker. */
final class Transfers {

  private static final long BYTES_A_WORKER = 128L << 20;
  private static final int CALLS_A_WORKER = 2;

  /** Hears what became of a take. */
  @FunctionalInterface
  interface Taken {
    void hear(long reference, @Nullable RuntimeException failure);
  }

  private record Move(int worker, long bytes, Consumer<Runnable> start) {}

  private final WorkerPool pool;
  private final String run;
  private final Executor events;
  private final long mostBytes;
  private final Deque<Move> waiting = new ArrayDeque<>();
  private final Map<Integer, Integer> calls = new HashMap<>();
  private final Map<Integer, Long> bytesAt = new HashMap<>();
  private long bytes;

  Transfers(WorkerPool pool, String run, int workers, Executor events) {
    this.mostBytes = BYTES_A_WORKER * workers;
    this.pool = pool;
    this.run = run;
    this.events = events;
  }

  /** Lets a worker give rows, which stay as a reference. */
  void take(int worker, Request.Take take, long size, Taken taken) {
    add(
        new Move(
            worker,
            size,
            done -> {
              long[] call = new long[1];
              call[0] =
                  pool.keep(
                      worker,
                      Lane.CONTROL,
                      run + " take " + take.exchange(),
                      take,
                      events,
                      answer -> {
                        done.run();
                        taken.hear(
                            answer.call(),
                            answer instanceof Answer.Lost lost ? lost.cause() : null);
                      });
            }));
  }

  /** Lets a worker take in what a reference holds. */
  void receive(int worker, int exchange, long reference, long size, Consumer<Answer> then) {
    add(
        new Move(
            worker,
            size,
            done ->
                pool.call(
                    worker,
                    Lane.CONTROL,
                    run + " receive " + exchange,
                    new Request.Receive(run, exchange),
                    reference,
                    events,
                    answer -> {
                      done.run();
                      then.accept(answer);
                    })));
  }

  void release(long reference) {
    pool.release(reference);
  }

  private void add(Move move) {
    waiting.add(move);
    start();
  }

  private void start() {
    Iterator<Move> all = waiting.iterator();
    while (all.hasNext()) {
      Move move = all.next();
      if (bytes > 0 && bytes + move.bytes() > mostBytes) {
        return;
      }
      if (calls.getOrDefault(move.worker(), 0) < CALLS_A_WORKER) {
        all.remove();
        bytes += move.bytes();
        bytesAt.merge(move.worker(), move.bytes(), Long::sum);
        calls.merge(move.worker(), 1, Integer::sum);
        move.start().accept(() -> ended(move));
      }
    }
  }

  private void ended(Move move) {
    bytes -= move.bytes();
    bytesAt.merge(move.worker(), -move.bytes(), Long::sum);
    calls.merge(move.worker(), -1, Integer::sum);
    events.execute(this::start);
  }

  /** A worker is gone: its calls will not end. */
  void forget(int worker) {
    waiting.removeIf(move -> move.worker() == worker);
    calls.remove(worker);
    Long gone = bytesAt.remove(worker);
    bytes -= gone == null ? 0 : gone;
    events.execute(this::start);
  }
}
