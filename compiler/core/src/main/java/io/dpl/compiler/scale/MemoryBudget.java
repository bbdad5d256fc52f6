package io.dpl.compiler.scale;

import io.dpl.api.plan.Certificate;
import java.util.ArrayList;
import java.util.List;

/**
 * Adds up what a plan may use on a node at most.
 *
 * <pre>
 * for each stage that can run at once: tasks at once * (scan buffers + batches in flight * b * w * inflation + fragment)
 * + model weights and activations + exchange packs in memory</pre>
 *
 * <p>The base is printed apart: JVM, metaspace, engine headroom.
 */
public final class MemoryBudget {

  /** A JVM with the engine and both libraries loaded, measured: 380 MiB resident. */
  public static final long BASE_BYTES = 400L << 20;

  private final List<Certificate.Part> parts = new ArrayList<>();

  /** Adds bytes with their reason; nothing for zero. */
  public void add(String name, double bytes, String because) {
    if (bytes > 0) {
      parts.add(new Certificate.Part(name, (long) bytes, because));
    }
  }

  /** The certificate against a limit. */
  public Certificate certificate(long limitBytes) {
    return new Certificate(BASE_BYTES, limitBytes, parts);
  }
}
