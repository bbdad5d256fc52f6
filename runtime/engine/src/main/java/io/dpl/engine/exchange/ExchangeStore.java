package io.dpl.engine.exchange;

import io.dpl.api.connector.BatchReader;
import io.dpl.api.plan.Exchange;
import io.dpl.engine.arrow.Batches;
import io.dpl.engine.arrow.Rows;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.apache.arrow.vector.FieldVector;
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
        if (exchange.kind() == Exchange.Kind.HASH) {
          split(batch, entries);
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

  /** Rows of each partition by a counting sort on the partition. */
  private void split(VectorSchemaRoot batch, List<Entry> into) {
    try (batch) {
      int rows = batch.getRowCount();
      List<FieldVector> keys =
          exchange.keys().stream()
              .map(key -> batch.getVector(exchange.schema().indexOf(key).orElseThrow()))
              .toList();
      int[] partition = new int[rows];
      int[] ends = new int[exchange.partitions() + 1];
      for (int row = 0; row < rows; row++) {
        partition[row] = KeyHash.partition(keys, row, exchange.partitions());
        ends[partition[row] + 1]++;
      }
      for (int p = 0; p < exchange.partitions(); p++) {
        ends[p + 1] += ends[p];
      }
      int[] starts = ends.clone();
      int[] order = new int[rows];
      for (int row = 0; row < rows; row++) {
        order[starts[partition[row]]++] = row;
      }
      for (int p = 0; p < exchange.partitions(); p++) {
        if (ends[p] < ends[p + 1]) {
          into.add(
              new Entry(
                  p,
                  packs.put(Rows.gather(batch, order, ends[p], ends[p + 1], packs.allocator()))));
        }
      }
    }
  }

  /** The rows of one receiver. Call it when all senders have finished. */
  BatchReader inlet(int partition) {
    List<Slice> slices = new ArrayList<>();
    synchronized (lanes) {
      switch (exchange.kind()) {
        case HASH -> lanes.values().forEach(entries -> addPartition(entries, partition, slices));
        case ROUND_ROBIN -> addRange(partition, slices);
        case GATHER, BROADCAST ->
            lanes
                .values()
                .forEach(entries -> entries.forEach(e -> slices.add(Slice.all(e.rest()))));
      }
    }
    return new Slices(slices);
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

  /** A contiguous run of rows, cut at multiples of the alignment. */
  private void addRange(int partition, List<Slice> slices) {
    long total =
        lanes.values().stream().flatMap(List::stream).mapToLong(e -> e.rest().rows()).sum();
    long align = Math.max(1, exchange.alignRows());
    long blocks = (total + align - 1) / align;
    long from = blocks * partition / exchange.partitions() * align;
    long to = Math.min(total, blocks * (partition + 1) / exchange.partitions() * align);
    long at = 0;
    for (List<Entry> entries : lanes.values()) {
      for (Entry entry : entries) {
        long first = Math.max(from, at);
        long end = Math.min(to, at + entry.rest().rows());
        if (first < end) {
          slices.add(new Slice(entry.rest(), (int) (first - at), (int) (end - first)));
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

  private record Slice(Rest rest, int from, int rows) {
    static Slice all(Rest rest) {
      return new Slice(rest, 0, rest.rows());
    }
  }

  private static final class Slices implements BatchReader {

    private final java.util.Iterator<Slice> slices;

    Slices(List<Slice> slices) {
      this.slices = slices.iterator();
    }

    @Override
    public @org.jspecify.annotations.Nullable VectorSchemaRoot next() {
      if (!slices.hasNext()) {
        return null;
      }
      Slice slice = slices.next();
      return slice.rest().read(slice.from(), slice.rows());
    }

    @Override
    public void close() {}
  }

  static long bytesOf(VectorSchemaRoot batch) {
    return Batches.bytes(batch);
  }
}
