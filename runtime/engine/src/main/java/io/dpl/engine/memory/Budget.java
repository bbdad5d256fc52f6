package io.dpl.engine.memory;

/**
 * Shares of the memory that the engine may use. Heap is not part of it.
 *
 * @param totalBytes DuckDB, Arrow, packs and models together
 */
public record Budget(long totalBytes) {

  private static final long LEAST_DUCKDB = 128L << 20;
  private static final long LEAST_ARROW = 256L << 20;
  private static final long LEAST_BATCH = 4L << 20;
  private static final long MOST_BATCH = 64L << 20;

  /** Most of one DuckDB, whatever certificates say. */
  public long duckBytes() {
    return Math.max(LEAST_DUCKDB, totalBytes);
  }

  /** DuckDB where a single fragment uses the whole node. */
  public long queryBytes() {
    return Math.max(LEAST_DUCKDB, totalBytes / 2);
  }

  /** DuckDB beside heavy functions and models. */
  public long taskBytes() {
    return Math.max(LEAST_DUCKDB, totalBytes / 4);
  }

  /** Arrow buffers: batches on their way, packs and queues in memory. */
  public long arrowBytes() {
    return Math.max(LEAST_ARROW, totalBytes / 2);
  }

  /** Packs of exchanges in memory, a part of {@link #arrowBytes}; the rest goes to disk. */
  public long packBytes() {
    return arrowBytes() / 4;
  }

  /** One queue between a producer and a consumer, a part of {@link #arrowBytes}. */
  public long queueBytes() {
    return Math.min(64L << 20, arrowBytes() / 16);
  }

  /**
   * One batch on its way, a part of {@link #arrowBytes}: a pipeline holds up to eight at once
   * (read, argument, result, window, stream).
   *
   * @param pipelines that run at once
   */
  public long batchBytes(int pipelines) {
    return Math.max(LEAST_BATCH, Math.min(MOST_BATCH, arrowBytes() / (8L * pipelines)));
  }

  /** Whether DuckDB's two instances fit beside heavy functions and models. */
  public boolean holdsBothInstances() {
    return totalBytes >= 4L << 30;
  }
}
