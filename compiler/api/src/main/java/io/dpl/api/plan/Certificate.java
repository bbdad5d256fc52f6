package io.dpl.api.plan;

import java.util.List;

/**
 * The proof that a plan fits: bytes a node at most, and what they are made of.
 *
 * @param baseBytes what the process needs before any plan: JVM, metaspace, engine headroom
 * @param limitBytes memory that DPL may use a node
 * @param parts what the plan adds
 */
public record Certificate(long baseBytes, long limitBytes, List<Part> parts) {

  public Certificate {
    parts = List.copyOf(parts);
  }

  /** Bytes of one thing, with the reason as a sentence. */
  public record Part(String name, long bytes, String because) {}

  /** What the plan makes it be. */
  public long planBytes() {
    return parts.stream().mapToLong(Part::bytes).sum();
  }

  /** Base and plan. */
  public long totalBytes() {
    return baseBytes + planBytes();
  }
}
