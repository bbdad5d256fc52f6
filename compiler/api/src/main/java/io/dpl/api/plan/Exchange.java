package io.dpl.api.plan;

import io.dpl.api.type.Schema;
import java.util.List;

/**
 * How rows go from one stage to another.
 *
 * @param keys columns that are hashed, for {@link Kind#HASH}; the column of numbers, for {@link
 *     Kind#RANGE}
 * @param partitions partitions of the receiving side
 * @param pipelined in process, the receiver runs at the same time and takes batches through a
 *     bounded queue (only GATHER with one receiver); otherwise it starts when all senders are done,
 *     and what does not fit in memory rests on disk
 * @param alignRows ROUND_ROBIN hands over contiguous rows in multiples of this
 * @param rows estimate
 * @param bytes estimate
 */
public record Exchange(
    int id,
    Kind kind,
    List<String> keys,
    int partitions,
    boolean pipelined,
    long alignRows,
    Schema schema,
    long rows,
    long bytes) {

  public Exchange {
    keys = List.copyOf(keys);
  }

  /** Who gets a row. */
  public enum Kind {
    /** The partition of its keys' hash. */
    HASH,
    /** Partitions in turn, contiguous runs of rows. */
    ROUND_ROBIN,
    /** The single receiver. With ordered senders: partition after partition. */
    GATHER,
    /** Every receiver gets every row. */
    BROADCAST,
    /** The partition whose number its key column holds; the last one where there are fewer. */
    RANGE;

    /** Whether senders know the partition of each row by its keys. */
    public boolean isKeyed() {
      return this == HASH || this == RANGE;
    }
  }
}
