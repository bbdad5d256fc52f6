package io.dpl.api.plan;

import java.util.List;

/**
 * The proof that a plan fits: bytes a node at most, and what they are made of. The engine sets its
 * limits to the parts.
 *
 * @param baseBytes what the process needs before any plan: JVM, metaspace, engine headroom
 * @param limitBytes memory that DPL may use a node
 * @param batchBytes most bytes of a batch between two operators; a larger value is a batch of its
 *     own, and comes on top
 * @param parts what the plan adds
 */
public record Certificate(long baseBytes, long limitBytes, long batchBytes, List<Part> parts) {

  public Certificate {
    parts = List.copyOf(parts);
  }

  /** One that leaves the size of batches to the engine. */
  public Certificate(long baseBytes, long limitBytes, List<Part> parts) {
    this(baseBytes, limitBytes, 0, parts);
  }

  /** Whose limit a part is. */
  public enum Use {
    /** Arrow buffers of a run: batches on their way between operators. */
    BATCHES,
    /** Arrow buffers of a run: rows that rest between stages and results; beyond it on disk. */
    PACKS,
    /** Packs as bytes on their way between nodes, outside Arrow. */
    MOVES,
    /** Weights of models. */
    WEIGHTS,
    /** Working memory of model runs, bounded by their slots. */
    RUNS,
    /** The DuckDB whose query has all threads; beyond it on disk. */
    QUERY,
    /** The DuckDB beside other tasks; beyond it on disk. */
    TASKS
  }

  /** Bytes of one thing, with the reason as a sentence. */
  public record Part(Use use, String name, long bytes, String because) {}

  /** What all parts of one use give together. */
  public long bytes(Use use) {
    return parts.stream().filter(part -> part.use() == use).mapToLong(Part::bytes).sum();
  }

  /** What the plan makes it be. */
  public long planBytes() {
    return parts.stream().mapToLong(Part::bytes).sum();
  }

  /** Base and plan. */
  public long totalBytes() {
    return baseBytes + planBytes();
  }
}
