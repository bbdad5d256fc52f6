package io.dpl.examples.golden;

import io.dpl.Dpl;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * What the cases run on: two threads, 2 GiB, and the folder {@code target/golden} for what they
 * write.
 */
final class GoldenData {

  private static final Path WRITTEN = Path.of("target/golden");

  private GoldenData() {}

  static Dpl open() {
    return Dpl.builder().threads(2).memoryBytes(2L << 30).open();
  }

  /** Removes what the case before wrote. */
  static void clean() {
    if (!Files.exists(WRITTEN)) {
      return;
    }
    try (Stream<Path> files = Files.walk(WRITTEN)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
