package io.dpl.engine.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** The rows of one attempt that rest at one worker: all of them, or those that were sent there. */
final class Entries {

  /**
   * Where rows stand in what the attempt made.
   *
   * @param bucket partition of a hash exchange, else 0
   * @param firstRow position among all rows of that bucket
   */
  record Key(int bucket, long firstRow) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      return bucket != other.bucket
          ? Integer.compare(bucket, other.bucket)
          : Long.compare(firstRow, other.firstRow);
    }
  }

  /** Rows with their place. */
  record Placed(LaneKey lane, Key key, Slice slice) {}

  private final TreeMap<Key, Slice> slices = new TreeMap<>();

  /** Adds rows; those that are there already, since they were sent twice, are left out. */
  synchronized void put(Key key, Slice slice) {
    slices.putIfAbsent(key, slice);
  }

  /** All rows of some buckets, in order. */
  synchronized List<Placed> buckets(LaneKey lane, int fromBucket, int toBucket) {
    List<Placed> found = new ArrayList<>();
    slices
        .subMap(new Key(fromBucket, 0), new Key(toBucket, 0))
        .forEach((key, slice) -> found.add(new Placed(lane, key, slice)));
    return found;
  }

  /** The rows from one position to another, of an exchange without keys. */
  synchronized List<Placed> range(LaneKey lane, long from, long to) {
    List<Placed> found = new ArrayList<>();
    Key first = slices.floorKey(new Key(0, from));
    for (var entry : slices.tailMap(first == null ? new Key(0, 0) : first).entrySet()) {
      long start = entry.getKey().firstRow();
      long begin = Math.max(from, start);
      long end = Math.min(to, start + entry.getValue().rows());
      if (begin < end) {
        found.add(
            new Placed(lane, new Key(0, begin), entry.getValue().part(begin - start, end - start)));
      }
    }
    return found;
  }
}
