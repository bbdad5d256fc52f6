package io.dpl.engine.exchange;

import io.dpl.api.plan.Exchange;
import io.dpl.engine.arrow.Batches;
import io.dpl.engine.arrow.Rows;
import io.dpl.engine.exchange.Entries.Key;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.jspecify.annotations.Nullable;

/**
 * Puts the rows of one attempt into a {@link PackStore}, where they are when the attempt is done,
 * all or none. Small batches are joined before they are split by keys, so that pieces do not get
 * tiny.
 */
public final class StoreOutlet implements Outlet {

  private static final long SPLIT_BYTES = 4L << 20;

  private final @Nullable Exchange exchange;
  private final int id;
  private final LaneKey lane;
  private final Packs packs;
  private final UnaryOperator<Rest> keep;
  private final Consumer<Entries> finish;
  private final Entries entries = new Entries();
  private final List<VectorSchemaRoot> pending = new ArrayList<>();
  private final long[] bucketRows;
  private final long[] bucketBytes;
  private long pendingBytes;
  private long rows;
  private long bytes;

  StoreOutlet(
      @Nullable Exchange exchange,
      int id,
      LaneKey lane,
      Packs packs,
      UnaryOperator<Rest> keep,
      Consumer<Entries> finish) {
    boolean keyed = exchange != null && exchange.kind().isKeyed();
    this.exchange = keyed ? exchange : null;
    this.id = id;
    this.lane = lane;
    this.packs = packs;
    this.keep = keep;
    this.finish = finish;
    this.bucketRows = new long[keyed ? exchange.partitions() : 0];
    this.bucketBytes = new long[bucketRows.length];
  }

  @Override
  public boolean put(VectorSchemaRoot batch) {
    if (exchange == null) {
      long first = rows;
      count(batch);
      entries.put(new Key(0, first), Slice.all(keep.apply(packs.put(batch))));
      return true;
    }
    if (!pending.isEmpty() && !pending.get(0).getSchema().equals(batch.getSchema())) {
      split();
    }
    pending.add(batch);
    pendingBytes += Batches.bytes(batch);
    if (pendingBytes >= SPLIT_BYTES) {
      split();
    }
    return true;
  }

  private void count(VectorSchemaRoot batch) {
    rows += batch.getRowCount();
    bytes += Batches.bytes(batch);
  }

  private void split() {
    if (pending.isEmpty() || exchange == null) {
      return;
    }
    VectorSchemaRoot all;
    if (pending.size() == 1) {
      all = pending.get(0);
    } else {
      all = Rows.concatBatches(pending, packs.allocator());
      pending.forEach(VectorSchemaRoot::close);
    }
    pending.clear();
    pendingBytes = 0;
    HashSplit.split(all, exchange, packs.allocator(), this::put);
  }

  private void put(int bucket, VectorSchemaRoot part) {
    Key key = new Key(bucket, bucketRows[bucket]);
    bucketRows[bucket] += part.getRowCount();
    bucketBytes[bucket] += Batches.bytes(part);
    count(part);
    entries.put(key, Slice.all(keep.apply(packs.put(part))));
  }

  @Override
  public void finish() {
    split();
    finish.accept(entries);
  }

  /** What was put. */
  public LaneManifest manifest() {
    return new LaneManifest(
        id, lane.sender(), lane.partition(), lane.attempt(), rows, bytes, bucketRows, bucketBytes);
  }

  @Override
  public void close() {
    pending.forEach(VectorSchemaRoot::close);
    pending.clear();
  }
}
