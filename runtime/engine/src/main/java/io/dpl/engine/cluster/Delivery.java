package io.dpl.engine.cluster;

import io.dpl.engine.cluster.Book.Lane;
import io.dpl.engine.cluster.Book.Part;
import io.dpl.engine.message.Request;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All rows that the tasks of a seat need at a worker: brought there, then announced. Tasks wait for
 * it.
 */
final class Delivery {

  private static final int TRIES = 4;
  private static final long TAKE_BYTES = 32L << 20;

  /** What a delivery needs of its session. */
  interface Host {

    /** A new shipment, which begins to take its rows. */
    Shipment ship(Book book, int slot, int source, List<Part> parts);

    /** Whether a worker is there. */
    boolean isThere(int worker);

    /** Tells a worker what it finds; {@code then} hears of the failure, or null. */
    void expect(int worker, Request.Expect expect, Shipment.Waiter then);

    /** Rows that it needs are gone. */
    void lost(Book book, List<Lane> lanes);

    /** All is there: its tasks may run. */
    void ready(Delivery delivery);

    /** It cannot be. */
    void failed(Delivery delivery, RuntimeException failure);
  }

  /** Which one. */
  record Key(int stage, int seat, int worker) {}

  private final Key key;
  private final String run;
  private final List<Book> books;
  private final Host host;
  private int outstanding;
  private int tries;
  private boolean ready;
  private boolean dropped;

  Delivery(Key key, String run, List<Book> books, Host host) {
    this.key = key;
    this.run = run;
    this.books = books;
    this.host = host;
  }

  Key key() {
    return key;
  }

  boolean isReady() {
    return ready;
  }

  boolean takesFrom(Book book) {
    return books.contains(book);
  }

  /** Nobody waits for it any more. */
  void drop() {
    dropped = true;
  }

  private int slot(Book book) {
    return book.isParted() ? key.seat() : 0;
  }

  /** Brings what is not there yet. */
  void advance() {
    if (dropped || ready || outstanding > 0) {
      return;
    }
    List<Shipment> coming = new ArrayList<>();
    for (Book book : books) {
      if (!book.isComplete() || !collect(book, coming)) {
        return; // the host was told, and drops it
      }
    }
    outstanding = coming.size();
    if (outstanding == 0) {
      announce();
      return;
    }
    coming.forEach(shipment -> shipment.deliver(key.worker(), this::arrived));
  }

  private boolean collect(Book book, List<Shipment> coming) {
    int slot = slot(book);
    Map<Integer, List<Part>> needed = new LinkedHashMap<>();
    List<Lane> gone = new ArrayList<>();
    for (Part part : book.parts(slot)) {
      Shipment shipment = part.lane().shipment(slot);
      if (part.rows() == 0 || part.lane().worker == key.worker()) {
        continue;
      }
      if (shipment == null) {
        if (host.isThere(part.lane().worker)) {
          needed.computeIfAbsent(part.lane().worker, worker -> new ArrayList<>()).add(part);
        } else {
          gone.add(part.lane());
        }
      } else if (!shipment.isAt(key.worker()) && !coming.contains(shipment)) {
        coming.add(shipment);
      }
    }
    if (!gone.isEmpty()) {
      host.lost(book, gone);
      return false;
    }
    needed.forEach((source, parts) -> ship(book, slot, source, parts, coming));
    return true;
  }

  /** Rows of several tasks together, up to the size of a pack. */
  private void ship(Book book, int slot, int source, List<Part> parts, List<Shipment> coming) {
    List<Part> some = new ArrayList<>();
    long bytes = 0;
    for (Part part : parts) {
      if (!some.isEmpty() && bytes + part.bytes() > TAKE_BYTES) {
        coming.add(host.ship(book, slot, source, some));
        some = new ArrayList<>();
        bytes = 0;
      }
      some.add(part);
      bytes += part.bytes();
    }
    coming.add(host.ship(book, slot, source, some));
  }

  private void arrived(@Nullable RuntimeException failure) {
    outstanding--;
    if (dropped) {
      return;
    }
    if (failure != null && ++tries > TRIES) {
      host.failed(this, failure);
    } else if (outstanding == 0) {
      advance();
    }
  }

  private void announce() {
    outstanding = books.size();
    for (Book book : books) {
      int slot = slot(book);
      int from = book.isParted() ? book.firstReceiver(slot) : 0;
      int to = book.isParted() ? book.endReceiver(slot) : Integer.MAX_VALUE;
      List<Request.Rows> rows = new ArrayList<>();
      for (Part part : book.parts(slot)) {
        Lane lane = part.lane();
        rows.add(
            new Request.Rows(lane.sender, lane.partition, lane.attempt, lane.rows, part.rows()));
      }
      host.expect(
          key.worker(),
          new Request.Expect(
              run, book.exchange().id(), book.receivers(), from, to, book.buckets(slot), rows),
          this::announced);
    }
  }

  private void announced(@Nullable RuntimeException failure) {
    outstanding--;
    if (dropped) {
      return;
    }
    if (failure != null) {
      host.failed(this, failure);
    } else if (outstanding == 0) {
      ready = true;
      host.ready(this);
    }
  }
}
