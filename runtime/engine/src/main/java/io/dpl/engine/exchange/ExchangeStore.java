package io.dpl.engine.exchange;

import io.dpl.api.connector.BatchReader;
import io.dpl.api.plan.Deal;
import io.dpl.api.plan.Exchange;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.apache.arrow.vector.VectorSchemaRoot;

/**
 * The rows of an exchange whose receivers start when all senders are done. What a task put is there
 * when it has finished, all or nothing. Rows stay until the receivers are done.
 */
final class ExchangeStore implements AutoCloseable {

  /** Rows at rest for one partition; -1 for all of them. */
  private record Entry(int partition, Rest rest) {}

  private final Exchange exchange;
  private final Packs packs;
  private final TreeMap<Lane, List<Entry>> lanes = new TreeMap<>();

  ExchangeStore(Exchange exchange, Packs packs) {
    this.exchange = exchange;
    this.packs = packs;
  }

  Outlet outlet(Lane lane) {
    return new Outlet() {
      private List<Entry> entries = new ArrayList<>();

      @Override
      public boolean put(VectorSchemaRoot batch) {
        if (exchange.kind().isKeyed()) {
          HashSplit.split(
              batch,
              exchange,
              packs.allocator(),
              (partition, rows) -> entries.add(new Entry(partition, packs.put(rows))));
        } else {
          entries.add(new Entry(-1, packs.put(batch)));
        }
        return true;
      }

      @Override
      public void finish() {
        entries.sort(java.util.Comparator.comparingInt(Entry::partition));
        synchronized (lanes) {
          lanes.put(lane, entries);
        }
        entries = new ArrayList<>();
      }

      @Override
      public void close() {
        entries.forEach(entry -> entry.rest().close());
        entries.clear();
      }
    };
  }

  /** The rows of one receiver. Call it when all senders have finished. */
  BatchReader inlet(int partition) {
    List<Slice> slices = new ArrayList<>();
    synchronized (lanes) {
      switch (exchange.kind()) {
        case HASH, RANGE ->
            lanes.values().forEach(entries -> addPartition(entries, partition, slices));
        case ROUND_ROBIN -> addDealt(partition, slices);
        case GATHER, BROADCAST ->
            lanes
                .values()
                .forEach(entries -> entries.forEach(e -> slices.add(Slice.all(e.rest()))));
      }
    }
    return Slice.reader(slices);
  }

  private static void addPartition(List<Entry> entries, int partition, List<Slice> slices) {
    int low = 0;
    int high = entries.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (entries.get(middle).partition() < partition) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    for (int i = low; i < entries.size() && entries.get(i).partition() == partition; i++) {
      slices.add(Slice.all(entries.get(i).rest()));
    }
  }

  private void addDealt(int partition, List<Slice> slices) {
    long total =
        lanes.values().stream().flatMap(List::stream).mapToLong(e -> e.rest().rows()).sum();
    List<Deal.Run> runs =
        new Deal(total, exchange.partitions(), exchange.alignRows()).runs(partition, partition + 1);
    long at = 0;
    for (List<Entry> entries : lanes.values()) {
      for (Entry entry : entries) {
        for (Deal.Run run : Deal.within(runs, at, entry.rest().rows())) {
          slices.add(new Slice(entry.rest(), (int) run.from(), (int) run.rows()));
        }
        at += entry.rest().rows();
      }
    }
  }

  /** Rows and bytes that rest here. */
  long bytes() {
    synchronized (lanes) {
      return lanes.values().stream().flatMap(List::stream).mapToLong(e -> e.rest().bytes()).sum();
    }
  }

  @Override
  public void close() {
    synchronized (lanes) {
      lanes.values().forEach(entries -> entries.forEach(entry -> entry.rest().close()));
      lanes.clear();
    }
  }
}
