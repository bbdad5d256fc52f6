package io.dpl.engine.cluster;

import io.dpl.api.plan.Stage.Determinacy;
import io.dpl.engine.cluster.Transport.Answer;
import io.dpl.engine.exchange.Lane;
import io.dpl.engine.exchange.Mailbox;
import io.dpl.engine.exchange.Outlet;
import io.dpl.engine.exchange.PackStore;
import io.dpl.engine.message.Request;
import io.dpl.engine.message.Wire;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.jspecify.annotations.Nullable;

/**
 * Brings the rows of results from the workers where they were made to the queues of this process,
 * pack by pack, as their readers want them; meanwhile they rest at the worker. Where a task gives
 * the same rows on every attempt they are seen as they come, and another attempt goes on where the
 * lost one ended; otherwise they are seen when all of an attempt is here. What may still be taken
 * back is held here until {@link #show}.
 */
final class ResultFetch {

  /** Asks a worker for rows. */
  @FunctionalInterface
  interface Asker {
    void ask(int worker, Request.Fetch fetch, Consumer<Answer> then);
  }

  private record Key(int result, int partition) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      return result != other.result
          ? Integer.compare(result, other.result)
          : Integer.compare(partition, other.partition);
    }
  }

  private final class Fetching {
    private final Key key;
    private final int worker;
    private final int attempt;
    private final long rows;
    private final boolean steady;
    private final boolean held;
    private final Mailbox mailbox;
    private final Outlet outlet;
    private final Consumer<@Nullable RuntimeException> then;
    private long at;
    private boolean asked;

    Fetching(
        Key key,
        int worker,
        int attempt,
        long rows,
        boolean steady,
        boolean held,
        Mailbox mailbox,
        Consumer<@Nullable RuntimeException> then) {
      this.key = key;
      this.worker = worker;
      this.attempt = attempt;
      this.rows = rows;
      this.steady = steady;
      this.held = held;
      this.mailbox = mailbox;
      this.outlet = mailbox.delivery(new Lane(0, key.partition()), !steady);
      this.then = then;
      this.at = steady ? seen.getOrDefault(key, 0L) : 0;
    }
  }

  private final String run;
  private final BufferAllocator allocator;
  private final Asker asker;
  private final Map<Key, Long> seen = new HashMap<>();
  private final List<Fetching> all = new ArrayList<>();
  private final Map<Key, Outlet> holding = new TreeMap<>();

  ResultFetch(String run, BufferAllocator allocator, Asker asker) {
    this.run = run;
    this.allocator = allocator;
    this.asker = asker;
  }

  /**
   * A task is done with so many rows for a result.
   *
   * @param held whether nothing of it is seen before {@link #show}
   * @param then hears when all of them are here, or why they will never be
   */
  void add(
      int result,
      int partition,
      int attempt,
      int worker,
      long rows,
      Determinacy determinacy,
      boolean held,
      Mailbox mailbox,
      Consumer<@Nullable RuntimeException> then) {
    all.add(
        new Fetching(
            new Key(result, partition),
            worker,
            attempt,
            rows,
            determinacy == Determinacy.DETERMINATE && !held,
            held,
            mailbox,
            then));
    advance();
  }

  /** Asks for what readers want now. */
  void advance() {
    for (Fetching each : List.copyOf(all)) {
      if (each.asked || !all.contains(each)) {
        continue;
      }
      if (each.at >= each.rows || each.mailbox.interest() != Mailbox.Interest.WANTED) {
        all.remove(each);
        if (each.held) {
          holding.put(each.key, each.outlet);
        } else {
          each.outlet.finish();
        }
        each.then.accept(null);
      } else if (all.stream().noneMatch(other -> other.asked && other.worker == each.worker)
          && (each.held || each.mailbox.wants(new Lane(0, each.key.partition())))) {
        each.asked = true;
        asker.ask(
            each.worker,
            new Request.Fetch(
                run, each.key.result(), each.key.partition(), each.attempt, each.at, each.rows),
            answer -> hear(each, answer));
      }
    }
  }

  private void hear(Fetching each, Answer answer) {
    each.asked = false;
    if (!all.contains(each)) {
      return;
    }
    try {
      if (answer instanceof Answer.Lost lost) {
        throw lost.cause();
      }
      byte[] pack = Wire.checkedPack(((Answer.Done) answer).message());
      long before = each.at;
      PackStore.unpack(pack, Wire.PACK_OFFSET, allocator, batch -> put(each, batch));
      if (each.at == before) {
        throw new IllegalStateException("rows of a result are missing at " + each.at);
      }
    } catch (RuntimeException e) {
      all.remove(each);
      each.outlet.close();
      each.then.accept(e);
    }
    advance();
  }

  private void put(Fetching each, VectorSchemaRoot batch) {
    each.at += batch.getRowCount();
    if (each.steady) {
      seen.put(each.key, each.at);
    }
    each.outlet.put(batch);
  }

  /** Nothing of a result will be taken back any more. */
  void show(int result) {
    for (Key key : List.copyOf(holding.keySet())) {
      if (key.result() == result) {
        holding.remove(key).finish();
      }
    }
  }

  /** Takes back what a task gave; only of what is held. */
  void takeBack(int result, int partition) {
    Outlet outlet = holding.remove(new Key(result, partition));
    if (outlet != null) {
      outlet.close();
    }
  }

  /** A worker is gone, with what was to be fetched from it. */
  void forget(int worker) {
    for (Fetching each : List.copyOf(all)) {
      if (each.worker == worker) {
        all.remove(each);
        each.outlet.close();
      }
    }
  }

  /** Nothing more is fetched. */
  void close() {
    all.forEach(each -> each.outlet.close());
    all.clear();
    holding.values().forEach(Outlet::close);
    holding.clear();
  }
}
