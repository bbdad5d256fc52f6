package io.dpl.engine.exchange;

import java.util.List;

/**
 * The rows that receivers of an exchange have to find where they run: which attempts count, and how
 * many rows each has.
 *
 * @param partitions receivers of the exchange in all
 * @param from first receiver that this is for
 * @param to receiver after the last
 * @param buckets of a hash exchange: the first bucket of each of these receivers, and the one after
 *     the last; else empty
 * @param lanes in the order of their rows
 */
public record Inventory(
    int exchange, int partitions, int from, int to, List<Integer> buckets, List<LaneRows> lanes) {

  public Inventory {
    buckets = List.copyOf(buckets);
    lanes = List.copyOf(lanes);
  }

  /**
   * An attempt that counts.
   *
   * @param rows all of it
   * @param here those that its receivers take
   */
  public record LaneRows(int sender, int partition, int attempt, long rows, long here) {

    public LaneKey key() {
      return new LaneKey(sender, partition, attempt);
    }
  }
}
