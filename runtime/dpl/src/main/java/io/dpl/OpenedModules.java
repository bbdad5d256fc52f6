package io.dpl;

import io.dpl.api.diagnostic.DplException;
import io.dpl.api.diagnostic.RunCode;
import io.dpl.api.diagnostic.Span;
import java.nio.Buffer;
import org.apache.arrow.memory.BufferAllocator;

/** What the JVM must have been started with. */
final class OpenedModules {

  /** What Java is started with. */
  static final String FLAG = "--add-opens=java.base/java.nio=ALL-UNNAMED";

  private OpenedModules() {}

  /** Refuses a JVM in which Arrow would fail with its first buffer, and says the flag. */
  static void check() {
    check(Buffer.class.getModule().isOpen("java.nio", BufferAllocator.class.getModule()));
  }

  static void check(boolean open) {
    if (!open) {
      throw DplException.of(
          RunCode.ADD_OPENS,
          Span.NONE,
          "this JVM keeps java.nio closed, which Arrow needs open",
          "start Java with " + FLAG,
          "docs/how-to/java.md shows the place for Maven, Gradle, Spring Boot and DBeaver");
    }
  }
}
