package io.dpl.engine.exchange;

/**
 * What a finished task has put into one exchange.
 *
 * @param exchange its id; {@code -1 - n} for result n
 * @param bucketRows rows of each partition of a hash exchange, else empty; bytes likewise
 */
public record LaneManifest(
    int exchange,
    int sender,
    int partition,
    int attempt,
    long rows,
    long bytes,
    long[] bucketRows,
    long[] bucketBytes) {

  public LaneKey key() {
    return new LaneKey(sender, partition, attempt);
  }
}
