package io.dpl.compiler.scale;

/**
 * Formula 2, for heavy rows: partitions stay large, batches stream through them, memory is bounded
 * by the batch.
 *
 * <pre>P = max(ceil(bytes / 1 GiB), min(W * s, floor(bytes / 64 MiB))), at least 1</pre>
 *
 * <p>The second term gives every slot a split where the splits still are not tiny. Example: 3 GB on
 * one node with 2 slots: 3 splits; 200 MB: 2 splits.
 *
 * <p>Source: "Working with Ray and Daft", the streaming strategy.
 */
public final class HeavySplits {

  public static final String NAME = "stream-heavy-rows";

  /** Bytes of a split. */
  public static final long SPLIT_BYTES = 1L << 30;

  private static final long LEAST_BYTES = 64L << 20;

  private HeavySplits() {}

  /** Splits of a source of so many bytes. */
  public static long splits(double bytes, Workload work) {
    long large = (long) Math.ceil(bytes / SPLIT_BYTES);
    long slots = Math.min((long) work.nodes() * work.slotsPerNode(), (long) (bytes / LEAST_BYTES));
    return Math.max(1, Math.max(large, slots));
  }
}
