package io.dpl.engine.cluster;

import io.dpl.engine.backend.Backend;
import io.dpl.engine.backend.TaskCall;
import io.dpl.engine.cluster.Book.Lane;
import io.dpl.engine.cluster.Book.Part;
import io.dpl.engine.exchange.MissingRowsException;
import io.dpl.engine.message.Request;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Brings rows to where tasks need them, before the tasks run. What is brought once is there for all
 * tasks of the seat.
 */
final class Shipping implements Delivery.Host {

  private final String run;
  private final Crew crew;
  private final Transfers transfers;
  private final Consumer<TaskCall> start;
  private final BiConsumer<Map<Integer, List<Integer>>, List<TaskCall>> lost;
  private final BiConsumer<List<TaskCall>, RuntimeException> fail;
  private final Map<Delivery.Key, Delivery> deliveries = new LinkedHashMap<>();
  private final Map<Delivery.Key, List<TaskCall>> waiting = new HashMap<>();
  private final Map<Book, List<Shipment>> shipments = new HashMap<>();

  /**
   * @param start lets a task run
   * @param lost hears of finished tasks by stage whose rows are gone, and of tasks that wait for
   *     them
   * @param fail hears of tasks that cannot run
   */
  Shipping(
      String run,
      WorkerPool pool,
      Crew crew,
      Executor events,
      Consumer<TaskCall> start,
      BiConsumer<Map<Integer, List<Integer>>, List<TaskCall>> lost,
      BiConsumer<List<TaskCall>, RuntimeException> fail) {
    this.run = run;
    this.crew = crew;
    this.transfers = new Transfers(pool, run, crew.seats().count(), events);
    this.start = start;
    this.lost = lost;
    this.fail = fail;
  }

  private static int seat(StageState state, int partition) {
    for (Book book : state.books()) {
      if (book.isParted()) {
        return book.seat(partition);
      }
    }
    return 0;
  }

  /** The worker where a task's rows are, or are the most. */
  int place(StageState state, int partition) {
    if (state.books().stream().anyMatch(Book::isParted)) {
      return crew.at(seat(state, partition));
    }
    Map<Integer, Long> bytes = new TreeMap<>();
    for (Book book : state.books()) {
      if (book.exchange().kind() == io.dpl.api.plan.Exchange.Kind.GATHER) {
        book.forEach(lane -> bytes.merge(lane.worker, lane.bytes, Long::sum));
      }
    }
    bytes.keySet().removeIf(worker -> !crew.isThere(worker));
    return bytes.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse(Backend.Session.ANY);
  }

  /** Brings all that a task needs to a worker, then lets it run. */
  void bring(StageState state, TaskCall call, int worker) {
    if (state.books().isEmpty()) {
      start.accept(call);
      return;
    }
    Delivery.Key key = new Delivery.Key(call.stage(), seat(state, call.partition()), worker);
    Delivery delivery =
        deliveries.computeIfAbsent(key, k -> new Delivery(k, run, state.books(), this));
    if (delivery.isReady()) {
      start.accept(call);
      return;
    }
    if (state.books().stream().anyMatch(book -> !book.isComplete())) {
      drop(delivery);
      fail.accept(List.of(call), new MissingRowsException("rows that it takes are not there"));
      return;
    }
    waiting.computeIfAbsent(key, k -> new ArrayList<>()).add(call);
    delivery.advance();
  }

  /** A task does not wait any more. */
  void forget(TaskCall call) {
    waiting.values().forEach(calls -> calls.remove(call));
  }

  /** A worker says that rows are missing: they are brought anew. */
  void doubt(TaskCall call, int worker) {
    for (Delivery delivery : List.copyOf(deliveries.values())) {
      if (delivery.key().stage() == call.stage() && delivery.key().worker() == worker) {
        drop(delivery);
      }
    }
  }

  private List<TaskCall> drop(Delivery delivery) {
    delivery.drop();
    deliveries.remove(delivery.key());
    List<TaskCall> calls = waiting.remove(delivery.key());
    return calls == null ? List.of() : calls;
  }

  @Override
  public Shipment ship(Book book, int slot, int source, List<Part> parts) {
    Shipment shipment = new Shipment(book, slot, source, parts, transfers);
    shipments.computeIfAbsent(book, b -> new ArrayList<>()).add(shipment);
    int target = book.isParted() ? crew.at(slot) : -1;
    shipment.take(run, target < 0 || crew.crosses(source, target));
    return shipment;
  }

  @Override
  public boolean isThere(int worker) {
    return crew.isThere(worker);
  }

  @Override
  public void expect(int worker, Request.Expect expect, Shipment.Waiter then) {
    crew.ask(
        worker,
        run + " expect " + expect.exchange(),
        expect,
        answer -> then.arrived(Crew.failure(answer)));
  }

  @Override
  public void ready(Delivery delivery) {
    List<TaskCall> calls = waiting.remove(delivery.key());
    if (calls != null) {
      calls.forEach(start);
    }
  }

  @Override
  public void failed(Delivery delivery, RuntimeException failure) {
    fail.accept(drop(delivery), failure);
  }

  @Override
  public void lost(Book book, List<Lane> lanes) {
    Map<Integer, Set<Integer>> gone = new TreeMap<>();
    remove(book, lanes, gone);
    tell(gone, Set.of(book));
  }

  private static void remove(Book book, List<Lane> lanes, Map<Integer, Set<Integer>> gone) {
    for (Lane lane : lanes) {
      book.remove(lane.sender, lane.partition);
      gone.computeIfAbsent(book.senders().get(lane.sender).stage(), id -> new HashSet<>())
          .add(lane.partition);
    }
  }

  private void tell(Map<Integer, Set<Integer>> gone, Set<Book> changed) {
    List<TaskCall> stuck = new ArrayList<>();
    for (Delivery delivery : List.copyOf(deliveries.values())) {
      if (!delivery.isReady() && changed.stream().anyMatch(delivery::takesFrom)) {
        stuck.addAll(drop(delivery));
      }
    }
    Map<Integer, List<Integer>> partitions = new TreeMap<>();
    gone.forEach((stage, set) -> partitions.put(stage, set.stream().sorted().toList()));
    lost.accept(partitions, stuck);
  }

  /** A worker is gone, with the rows that rested there. */
  void lose(int worker, Collection<Book> books, Map<Integer, StageState> stages) {
    transfers.forget(worker);
    for (Delivery delivery : List.copyOf(deliveries.values())) {
      if (delivery.key().worker() == worker) {
        drop(delivery);
      }
    }
    shipments.values().forEach(list -> List.copyOf(list).forEach(each -> each.forget(worker)));
    Map<Integer, Set<Integer>> gone = new TreeMap<>();
    Set<Book> changed = new HashSet<>();
    for (Book book : books) {
      List<Lane> lanes = new ArrayList<>();
      book.forEach(
          lane -> {
            if (lane.worker == worker && isNeeded(book, lane, stages.values())) {
              lanes.add(lane);
            }
          });
      if (!lanes.isEmpty()) {
        remove(book, lanes, gone);
        changed.add(book);
      }
    }
    if (!gone.isEmpty()) {
      tell(gone, changed);
    }
  }

  /** Whether rows of a lane that are nowhere else have receivers that are not done. */
  private static boolean isNeeded(Book book, Lane lane, Collection<StageState> stages) {
    for (int slot = 0; slot < book.slots(); slot++) {
      Shipment shipment = lane.shipment(slot);
      boolean kept = shipment != null && shipment.isKept();
      if (!kept && book.mayHaveRows(lane, slot) && !areDone(book, slot, stages)) {
        return true;
      }
    }
    return false;
  }

  private static boolean areDone(Book book, int slot, Collection<StageState> stages) {
    boolean received = false;
    for (StageState state : stages) {
      if (state.books().contains(book)) {
        received = true;
        int from = book.isParted() ? book.firstReceiver(slot) : 0;
        int to = book.isParted() ? book.endReceiver(slot) : state.partitions();
        if (state.done().nextClearBit(from) < to) {
          return false;
        }
      }
    }
    return received;
  }

  /** What counts of an exchange is not what it was: receivers get it anew. */
  void changed(Book book) {
    List<TaskCall> stuck = new ArrayList<>();
    for (Delivery delivery : List.copyOf(deliveries.values())) {
      if (delivery.takesFrom(book)) {
        stuck.addAll(drop(delivery));
      }
    }
    if (!stuck.isEmpty()) {
      lost.accept(Map.of(), stuck);
    }
  }

  /** Forgets an exchange with all its rows. */
  void release(Book book) {
    book.clear();
    List<Shipment> all = shipments.remove(book);
    if (all != null) {
      all.forEach(Shipment::drop);
    }
    for (Delivery delivery : List.copyOf(deliveries.values())) {
      if (delivery.takesFrom(book)) {
        drop(delivery);
      }
    }
  }
}
