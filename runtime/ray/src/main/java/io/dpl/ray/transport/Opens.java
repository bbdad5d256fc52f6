package io.dpl.ray.transport;

import java.util.List;

/**
 * What Ray's Java and Arrow reach into: without it an exception of ours kills a worker silently.
 */
public final class Opens {

  /** The flags of a JVM, driver or worker. */
  public static final List<String> FLAGS =
      List.of(
          "--add-opens=java.base/java.lang=ALL-UNNAMED",
          "--add-opens=java.base/java.math=ALL-UNNAMED",
          "--add-opens=java.base/java.util=ALL-UNNAMED",
          "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
          "--add-opens=java.base/java.net=ALL-UNNAMED",
          "--add-opens=java.base/java.text=ALL-UNNAMED",
          "--add-opens=java.base/java.nio=ALL-UNNAMED");

  private Opens() {}
}
