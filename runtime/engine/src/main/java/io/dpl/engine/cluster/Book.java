package io.dpl.engine.cluster;

import io.dpl.api.plan.Deal;
import io.dpl.api.plan.Exchange;
import io.dpl.engine.exchange.LaneManifest;
import io.dpl.engine.exchange.Senders;
import io.dpl.engine.message.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the driver knows of an exchange: which attempts count, where their rows rest, which were
 * sent. It holds at most one entry for each sending task and worker, never one for each pair of
 * partitions.
 */
final class Book {

  /** Rows of a sending task's attempt. */
  static final class Lane {
    final int sender;
    final int partition;
    final int attempt;
    final long rows;
    final long bytes;
    final int worker;
    private final long[] seatRows;
    private final long[] seatBytes;
    private final @Nullable Shipment[] shipments;

    private Lane(LaneManifest manifest, int worker, Seats seats, int slots) {
      this.sender = manifest.sender();
      this.partition = manifest.partition();
      this.attempt = manifest.attempt();
      this.rows = manifest.rows();
      this.bytes = manifest.bytes();
      this.worker = worker;
      this.shipments = new Shipment[slots];
      int buckets = manifest.bucketRows().length;
      this.seatRows = new long[buckets == 0 ? 0 : seats.count()];
      this.seatBytes = new long[seatRows.length];
      for (int seat = 0; seat < seatRows.length; seat++) {
        for (int b = seats.first(seat, buckets); b < seats.first(seat + 1, buckets); b++) {
          seatRows[seat] += manifest.bucketRows()[b];
          seatBytes[seat] += manifest.bucketBytes()[b];
        }
      }
    }

    @Nullable Shipment shipment(int slot) {
      return shipments[slot];
    }

    void ship(int slot, @Nullable Shipment shipment) {
      shipments[slot] = shipment;
    }
  }

  private final Exchange exchange;
  private final List<Senders.Sender> senders;
  private final Seats seats;
  private final @Nullable Lane[][] lanes;
  private int receivers;
  private int merge;

  Book(Exchange exchange, List<Senders.Sender> senders, Seats seats) {
    this.exchange = exchange;
    this.senders = senders;
    this.seats = seats;
    this.lanes = new Lane[senders.size()][];
  }

  Exchange exchange() {
    return exchange;
  }

  List<Senders.Sender> senders() {
    return senders;
  }

  /** Whether each receiver has rows of its own: they are sent to the seat of the receiver only. */
  boolean isParted() {
    return exchange.kind().isKeyed() || exchange.kind() == Exchange.Kind.ROUND_ROBIN;
  }

  /** Says how many tasks a sender has. */
  void expect(int sender, int partitions) {
    lanes[sender] = new Lane[partitions];
  }

  /** A task has finished. */
  void add(LaneManifest manifest, int worker) {
    Lane[] row = lanes[manifest.sender()];
    if (row != null && row[manifest.partition()] == null) {
      row[manifest.partition()] = new Lane(manifest, worker, seats, isParted() ? seats.count() : 1);
    }
  }

  void remove(int sender, int partition) {
    Lane[] row = lanes[sender];
    if (row != null) {
      row[partition] = null;
    }
  }

  /** Forgets all rows; tasks may run again and fill it anew. */
  void clear() {
    for (int sender = 0; sender < lanes.length; sender++) {
      Lane[] row = lanes[sender];
      if (row != null) {
        lanes[sender] = new Lane[row.length];
      }
    }
  }

  /** Whether all tasks that send have finished, and their rows are known. */
  boolean isComplete() {
    for (Lane[] row : lanes) {
      if (row == null) {
        return false;
      }
      for (Lane lane : row) {
        if (lane == null) {
          return false;
        }
      }
    }
    return true;
  }

  /** The rows that are known, in their order. */
  void forEach(Consumer<Lane> action) {
    for (Lane[] row : lanes) {
      if (row != null) {
        for (Lane lane : row) {
          if (lane != null) {
            action.accept(lane);
          }
        }
      }
    }
  }

  long rows() {
    long[] sum = new long[1];
    forEach(lane -> sum[0] += lane.rows);
    return sum[0];
  }

  long bytes() {
    long[] sum = new long[1];
    forEach(lane -> sum[0] += lane.bytes);
    return sum[0];
  }

  /**
   * Decides the number of receivers, once.
   *
   * @param wanted what the rule says
   * @return what it is
   */
  int decide(int wanted) {
    if (receivers == 0) {
      merge = Math.min(wanted, exchange.partitions());
      receivers = exchange.kind().isKeyed() ? firstReceiver(seats.count()) : wanted;
    }
    return receivers;
  }

  /** Receivers of a seat of a keyed exchange: runs of buckets, about as many as are wanted. */
  private int merged(int seat) {
    int all = exchange.partitions();
    int buckets = seats.first(seat + 1, all) - seats.first(seat, all);
    return buckets == 0
        ? 0
        : Math.max(1, Math.min(buckets, Math.round((float) buckets * merge / all)));
  }

  /** First receiver of a seat. */
  int firstReceiver(int seat) {
    if (exchange.kind().isKeyed()) {
      int first = 0;
      for (int before = 0; before < seat; before++) {
        first += merged(before);
      }
      return first;
    }
    return seats.first(seat, receivers);
  }

  /** Receiver after the last one of a seat. */
  int endReceiver(int seat) {
    return firstReceiver(seat + 1);
  }

  int receivers() {
    return receivers;
  }

  /** The seat of a receiver. */
  int seat(int receiver) {
    int seat = 0;
    while (seat + 1 < seats.count() && firstReceiver(seat + 1) <= receiver) {
      seat++;
    }
    return seat;
  }

  /** First bucket of each receiver of a seat, and the one after the last. */
  List<Integer> buckets(int seat) {
    List<Integer> firsts = new ArrayList<>();
    if (exchange.kind().isKeyed()) {
      int first = seats.first(seat, exchange.partitions());
      int buckets = seats.first(seat + 1, exchange.partitions()) - first;
      int count = merged(seat);
      for (int i = 0; i <= count; i++) {
        firsts.add(first + (count == 0 ? 0 : (int) ((long) buckets * i / count)));
      }
    }
    return firsts;
  }

  /** Some rows of a lane that go to a slot: a seat, or all workers. */
  record Part(Lane lane, List<Deal.Run> runs, long rows, long bytes) {
    Stream<Request.Lane> asked() {
      return runs.stream()
          .map(
              run ->
                  new Request.Lane(
                      lane.sender, lane.partition, lane.attempt, run.from(), run.to()));
    }
  }

  /** What each lane has for a slot. All lanes are known. */
  List<Part> parts(int slot) {
    List<Part> parts = new ArrayList<>();
    List<Deal.Run> dealt =
        exchange.kind() == Exchange.Kind.ROUND_ROBIN
            ? new Deal(rows(), receivers, exchange.alignRows())
                .runs(firstReceiver(slot), endReceiver(slot))
            : List.of();
    long[] before = new long[1];
    forEach(
        lane -> {
          parts.add(part(lane, slot, Deal.within(dealt, before[0], lane.rows)));
          before[0] += lane.rows;
        });
    return parts;
  }

  private Part part(Lane lane, int slot, List<Deal.Run> dealt) {
    return switch (exchange.kind()) {
      case HASH, RANGE -> new Part(lane, all(lane), lane.seatRows[slot], lane.seatBytes[slot]);
      case ROUND_ROBIN -> {
        long rows = dealt.stream().mapToLong(Deal.Run::rows).sum();
        yield new Part(lane, dealt, rows, lane.rows == 0 ? 0 : lane.bytes * rows / lane.rows);
      }
      case GATHER, BROADCAST -> new Part(lane, all(lane), lane.rows, lane.bytes);
    };
  }

  private static List<Deal.Run> all(Lane lane) {
    return List.of(new Deal.Run(0, lane.rows));
  }

  /** Whether a lane has rows for a slot, as far as that is known. */
  boolean mayHaveRows(Lane lane, int slot) {
    return lane.seatRows.length == 0 ? lane.rows > 0 : lane.seatRows[slot] > 0;
  }

  int slots() {
    return isParted() ? seats.count() : 1;
  }

  /** First bucket of a slot of a keyed exchange, else 0. */
  int firstBucket(int slot) {
    return exchange.kind().isKeyed() ? seats.first(slot, exchange.partitions()) : 0;
  }
}
