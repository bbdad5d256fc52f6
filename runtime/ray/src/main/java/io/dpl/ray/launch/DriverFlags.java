package io.dpl.ray.launch;

import java.util.List;

/** Flags of the driver's JVM. */
final class DriverFlags {

  /**
   * What Ray and Arrow need open, and a small heap: the driver holds numbers, and rows of results
   * on their way. It starts fast rather than runs fast.
   */
  static final List<String> ALL =
      List.of(
          "--add-opens=java.base/java.lang=ALL-UNNAMED",
          "--add-opens=java.base/java.math=ALL-UNNAMED",
          "--add-opens=java.base/java.util=ALL-UNNAMED",
          "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
          "--add-opens=java.base/java.net=ALL-UNNAMED",
          "--add-opens=java.base/java.text=ALL-UNNAMED",
          "--add-opens=java.base/java.nio=ALL-UNNAMED",
          "-Xmx768m",
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-Xshare:auto",
          "-Djava.awt.headless=true",
          "-Dslf4j.internal.verbosity=ERROR",
          "-Dfile.encoding=UTF-8");

  /** Of one that encrypts its connection, which only the second compiler does fast. */
  static final List<String> OF_JOBS =
      ALL.stream().filter(flag -> !flag.startsWith("-XX:Tiered")).toList();

  private DriverFlags() {}
}
