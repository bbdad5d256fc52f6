package io.dpl.engine.exchange;

import io.dpl.api.connector.BatchReader;
import io.dpl.api.plan.Deal;
import io.dpl.api.plan.Exchange;
import io.dpl.engine.exchange.Entries.Placed;
import io.dpl.engine.exchange.Inventory.LaneRows;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.jspecify.annotations.Nullable;

/**
 * Rows of one run that rest at one worker: what its own tasks made, and packs of other workers.
 * Rows for tasks of the same worker never leave it. Thread-safe.
 */
public final class PackStore implements AutoCloseable {

  /** What rests for one exchange. */
  private static final class Shelf {
    private final Map<LaneKey, Entries> made = new ConcurrentHashMap<>();
    private final Map<LaneKey, Entries> received = new ConcurrentHashMap<>();
    private final List<Inventory> inventories = new ArrayList<>();
    private final List<Rest> rests = new ArrayList<>();
    private boolean freed;

    /** Keeps what is to be freed; whoever comes after that frees it at once. */
    synchronized Rest add(Rest rest) {
      if (freed) {
        rest.close();
      } else {
        rests.add(rest);
      }
      return rest;
    }

    synchronized long bytes() {
      return rests.stream().mapToLong(Rest::bytes).sum();
    }

    synchronized void free() {
      freed = true;
      rests.forEach(Rest::close);
      rests.clear();
      inventories.clear();
    }
  }

  /** Rows of one attempt that are asked for, by position where the exchange has no keys. */
  public record Wanted(LaneKey lane, long from, long to) {}

  private final Packs packs;
  private final Map<Integer, Shelf> shelves = new HashMap<>();

  public PackStore(Packs packs) {
    this.packs = packs;
  }

  private Shelf shelf(int exchange) {
    synchronized (shelves) {
      return shelves.computeIfAbsent(exchange, id -> new Shelf());
    }
  }

  /**
   * The way in for one attempt of a task.
   *
   * @param exchange null for a result
   * @param id as in {@link LaneManifest}
   */
  public StoreOutlet outlet(@Nullable Exchange exchange, int id, LaneKey lane) {
    Shelf shelf = shelf(id);
    return new StoreOutlet(
        exchange,
        id,
        lane,
        packs,
        rest -> shelf.add(rest),
        entries -> shelf.made.put(lane, entries));
  }

  /**
   * Rows for another worker, as a pack.
   *
   * @param fromBucket first bucket of a hash exchange
   * @param part which of {@code parts} parts of about the same size
   */
  public byte[] take(
      int exchange,
      List<Wanted> wanted,
      int fromBucket,
      int toBucket,
      boolean hash,
      int part,
      int parts,
      boolean compressed) {
    Shelf shelf = shelf(exchange);
    List<Placed> rows = new ArrayList<>();
    for (Wanted each : wanted) {
      Entries made = shelf.made.get(each.lane());
      if (made == null) {
        throw new MissingRowsException("no rows of " + each.lane() + " for exchange " + exchange);
      }
      rows.addAll(
          hash
              ? made.buckets(each.lane(), fromBucket, toBucket)
              : made.range(each.lane(), each.from(), each.to()));
    }
    long total = rows.stream().mapToLong(each -> each.slice().bytes()).sum();
    List<Placed> chosen = new ArrayList<>();
    long at = 0;
    for (Placed each : rows) {
      if (total == 0 ? part == 0 : at * parts / total == part) {
        chosen.add(each);
      }
      at += each.slice().bytes();
    }
    return PackFormat.encode(chosen, compressed, packs.allocator());
  }

  /** Rows of a result from a position on, up to about so many bytes, as a pack. */
  public byte[] fetch(int result, LaneKey lane, long fromRow, long toRow, long mostBytes) {
    Entries made = shelf(result).made.get(lane);
    if (made == null) {
      throw new MissingRowsException("no rows of " + lane + " for result " + (-1 - result));
    }
    List<Placed> chosen = new ArrayList<>();
    long bytes = 0;
    for (Placed each : made.range(lane, fromRow, toRow)) {
      if (bytes < mostBytes) {
        chosen.add(each);
      }
      bytes += each.slice().bytes();
    }
    return PackFormat.encode(chosen, false, packs.allocator());
  }

  /** The batches of a pack, in order; who puts them owns them. */
  public static void unpack(
      byte[] pack, int offset, BufferAllocator allocator, Consumer<VectorSchemaRoot> batches) {
    PackFormat.decode(pack, offset, allocator, (rows, pieces) -> batches.accept(rows));
  }

  /** Takes in a pack of another worker. */
  public void receive(int exchange, byte[] pack, int offset) {
    Shelf shelf = shelf(exchange);
    PackFormat.decode(
        pack,
        offset,
        packs.allocator(),
        (rows, pieces) -> {
          Rest rest = shelf.add(packs.put(rows));
          int at = 0;
          for (PackFormat.Piece piece : pieces) {
            shelf
                .received
                .computeIfAbsent(piece.lane(), lane -> new Entries())
                .put(piece.key(), new Slice(rest, at, piece.rows()));
            at += piece.rows();
          }
        });
  }

  /**
   * Says what receivers find here.
   *
   * @param exchange of that id
   * @throws MissingRowsException if it is not here
   */
  public void expect(Exchange exchange, Inventory inventory) {
    Shelf shelf = shelf(exchange.id());
    forEachLane(
        shelf,
        exchange,
        inventory,
        inventory.from(),
        inventory.to(),
        (lane, found) -> {
          long rows = found.stream().mapToLong(each -> each.slice().rows()).sum();
          if (rows != lane.here()) {
            throw new MissingRowsException(
                rows
                    + " rows of "
                    + lane.key()
                    + " for exchange "
                    + exchange.id()
                    + ", not "
                    + lane.here());
          }
        });
    synchronized (shelf) {
      shelf.inventories.removeIf(
          known -> known.from() < inventory.to() && inventory.from() < known.to());
      shelf.inventories.add(inventory);
    }
  }

  /** The rows of one receiver. */
  public BatchReader inlet(Exchange exchange, int partition) {
    Shelf shelf = shelf(exchange.id());
    Inventory inventory;
    synchronized (shelf) {
      inventory =
          shelf.inventories.stream()
              .filter(known -> known.from() <= partition && partition < known.to())
              .findFirst()
              .orElseThrow(
                  () -> new MissingRowsException("nothing is known of exchange " + exchange.id()));
    }
    List<Slice> slices = new ArrayList<>();
    forEachLane(
        shelf,
        exchange,
        inventory,
        partition,
        partition + 1,
        (lane, found) -> found.forEach(each -> slices.add(each.slice())));
    return Slice.reader(slices);
  }

  /** The rows of each attempt for some receivers, in the order of the attempts. */
  private static void forEachLane(
      Shelf shelf,
      Exchange exchange,
      Inventory inventory,
      int from,
      int to,
      BiConsumer<LaneRows, List<Placed>> action) {
    int receivers = inventory.partitions();
    long total = inventory.lanes().stream().mapToLong(LaneRows::rows).sum();
    List<Deal.Run> runs =
        exchange.kind() == Exchange.Kind.ROUND_ROBIN
            ? new Deal(total, receivers, exchange.alignRows()).runs(from, to)
            : List.of();
    long before = 0;
    for (LaneRows lane : inventory.lanes()) {
      Entries made = shelf.made.get(lane.key());
      Entries entries = made != null ? made : shelf.received.get(lane.key());
      List<Placed> found = List.of();
      if (entries != null) {
        found =
            switch (exchange.kind()) {
              case HASH, RANGE ->
                  entries.buckets(
                      lane.key(),
                      inventory.buckets().get(from - inventory.from()),
                      inventory.buckets().get(to - inventory.from()));
              case ROUND_ROBIN ->
                  Deal.within(runs, before, lane.rows()).stream()
                      .flatMap(run -> entries.range(lane.key(), run.from(), run.to()).stream())
                      .toList();
              case GATHER, BROADCAST -> entries.range(lane.key(), 0, lane.rows());
            };
      }
      action.accept(lane, found);
      before += lane.rows();
    }
  }

  /** Frees what an exchange holds. */
  public void release(int exchange) {
    Shelf shelf;
    synchronized (shelves) {
      shelf = shelves.remove(exchange);
    }
    if (shelf != null) {
      shelf.free();
    }
  }

  /** Bytes that rest here, in memory and on disk. */
  public long bytes() {
    synchronized (shelves) {
      return shelves.values().stream().mapToLong(Shelf::bytes).sum();
    }
  }

  @Override
  public void close() {
    List<Shelf> all;
    synchronized (shelves) {
      all = new ArrayList<>(shelves.values());
      shelves.clear();
    }
    all.forEach(Shelf::free);
  }
}
