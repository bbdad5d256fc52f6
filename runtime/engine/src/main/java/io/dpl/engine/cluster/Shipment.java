package io.dpl.engine.cluster;

import io.dpl.engine.cluster.Transport.Answer;
import io.dpl.engine.message.Reply;
import io.dpl.engine.message.Request;
import io.dpl.engine.message.Wire;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Rows of several tasks of one worker on their way to others: taken once, kept as references that
 * outlive the worker, received by each worker that needs them.
 */
final class Shipment {

  private static final long PACK_BYTES = 32L << 20;

  private final Book book;
  private final int slot;
  private final int source;
  private final List<Book.Part> parts;
  private final long bytes;
  private final Transfers transfers;
  private final List<Long> references = new ArrayList<>();
  private final Set<Integer> delivered = new HashSet<>();
  private final Map<Integer, List<Waiter>> waiting = new HashMap<>();
  private int taking;
  private boolean failed;

  /** Who waits for the rows at a worker. */
  interface Waiter {
    /**
     * The rows are there, or will not come from here.
     *
     * @param failure null if they are there
     */
    void arrived(@Nullable RuntimeException failure);
  }

  Shipment(Book book, int slot, int source, List<Book.Part> parts, Transfers transfers) {
    this.book = book;
    this.slot = slot;
    this.source = source;
    this.parts = List.copyOf(parts);
    this.bytes = parts.stream().mapToLong(Book.Part::bytes).sum();
    this.transfers = transfers;
    parts.forEach(part -> part.lane().ship(slot, this));
  }

  int source() {
    return source;
  }

  long bytes() {
    return bytes;
  }

  /** Whether it no longer needs its source. */
  boolean isKept() {
    return !failed && taking == 0;
  }

  boolean isAt(int worker) {
    return delivered.contains(worker);
  }

  /** Takes the rows from their source. */
  void take(String run, boolean compressed) {
    int packs = (int) Math.max(1, (bytes + PACK_BYTES - 1) / PACK_BYTES);
    taking = packs;
    int from = book.firstBucket(slot);
    int to = book.firstBucket(slot + 1);
    for (int i = 0; i < packs; i++) {
      Request.Take take =
          new Request.Take(
              run,
              book.exchange().id(),
              parts.stream().flatMap(Book.Part::asked).toList(),
              from,
              to,
              i,
              packs,
              compressed);
      transfers.take(source, take, bytes / packs, this::taken);
    }
  }

  private void taken(long reference, @Nullable RuntimeException failure) {
    if (failed) {
      if (failure == null) {
        transfers.release(reference);
      }
      return;
    }
    if (failure != null) {
      fail(failure);
      return;
    }
    references.add(reference);
    if (--taking == 0) {
      List.copyOf(waiting.keySet()).forEach(this::send);
    }
  }

  /** Brings the rows to a worker. */
  void deliver(int worker, Waiter waiter) {
    List<Waiter> waiters = waiting.get(worker);
    if (waiters != null) {
      waiters.add(waiter);
      return;
    }
    waiting.put(worker, new ArrayList<>(List.of(waiter)));
    if (taking == 0) {
      send(worker);
    }
  }

  private void send(int worker) {
    int[] left = {references.size()};
    for (long reference : references) {
      transfers.receive(
          worker,
          book.exchange().id(),
          reference,
          bytes / references.size(),
          answer -> {
            RuntimeException failure = failure(answer);
            if (failure != null) {
              fail(failure);
            } else if (--left[0] == 0 && !failed) {
              delivered.add(worker);
              tell(worker, null);
            }
          });
    }
  }

  private static @Nullable RuntimeException failure(Answer answer) {
    if (answer instanceof Answer.Lost lost) {
      return lost.cause();
    }
    try {
      return Wire.reply(((Answer.Done) answer).message()) instanceof Reply.Ok
          ? null
          : new IllegalStateException("an answer to another question");
    } catch (RuntimeException e) {
      return e;
    }
  }

  private void tell(int worker, @Nullable RuntimeException failure) {
    List<Waiter> waiters = waiting.remove(worker);
    if (waiters != null) {
      waiters.forEach(waiter -> waiter.arrived(failure));
    }
  }

  /** Its rows must be taken anew, or made again. */
  void fail(RuntimeException failure) {
    if (failed) {
      return;
    }
    failed = true;
    for (Book.Part part : parts) {
      if (part.lane().shipment(slot) == this) {
        part.lane().ship(slot, null);
      }
    }
    release();
    List.copyOf(waiting.keySet()).forEach(worker -> tell(worker, failure));
  }

  /** A worker is gone, with what it had received; nobody waits there any more. */
  void forget(int worker) {
    delivered.remove(worker);
    waiting.remove(worker);
    if (worker == source && taking > 0) {
      fail(new IllegalStateException("worker " + worker + " is gone"));
    }
  }

  /** Frees what the cluster holds of it. */
  void release() {
    references.forEach(transfers::release);
    references.clear();
  }

  /** It is not needed any more. */
  void drop() {
    failed = true;
    waiting.clear();
    release();
  }
}
