package io.dpl.compiler.scale;

import io.dpl.api.plan.Certificate;
import java.util.ArrayList;
import java.util.List;

/**
 * Adds up what a plan may use on a node at most.
 *
 * <pre>
 * the tasks that run at once, of all stages that can: 2 batches * (nodes + outputs) each
 * + rows that rest between stages + packs on their way
 * + model weights + runs of models + both DuckDBs</pre>
 *
 * <p>The base is printed apart: JVM, metaspace, engine headroom.
 */
public final class MemoryBudget {

  /**
   * A JVM with the heap that plans take, and both libraries loaded. Measured: 230 to 280 MiB
   * resident where a plan does little.
   */
  public static final long BASE_BYTES = 320L << 20;

  private static final long LEAST_BATCH = 4L << 20;
  private static final long MOST_BATCH = 16L << 20;
  private static final int BATCHES = 8;

  private final List<Certificate.Part> parts = new ArrayList<>();

  /**
   * Most bytes of a batch: half of the memory holds eight of each task.
   *
   * <p>Example: 1 GiB and two tasks at once: 1024 / 2 / (8 * 2) = 32 MiB, so 16 MiB.
   */
  public static long batchBytes(long limitBytes, int tasks) {
    long share = limitBytes / 2 / ((long) BATCHES * Math.max(1, tasks));
    return Math.max(LEAST_BATCH, Math.min(MOST_BATCH, share));
  }

  /** Adds bytes with their reason; nothing for zero. */
  public void add(Certificate.Use use, String name, double bytes, String because) {
    if (bytes > 0) {
      parts.add(new Certificate.Part(use, name, (long) bytes, because));
    }
  }

  /** Bytes so far. */
  public long bytes() {
    return parts.stream().mapToLong(Certificate.Part::bytes).sum();
  }

  /** The certificate against a limit. */
  public Certificate certificate(long limitBytes, long batchBytes) {
    return new Certificate(BASE_BYTES, limitBytes, batchBytes, parts);
  }
}
