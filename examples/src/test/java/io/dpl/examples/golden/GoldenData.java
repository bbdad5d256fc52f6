package io.dpl.examples.golden;

import io.dpl.Dpl;
import io.dpl.library.model.onnx.SmallModels;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * What the cases run on: two threads, 2 GiB, the folder {@code target/golden} for what they write,
 * and small models in {@code target/models}.
 */
final class GoldenData {

  private static final Path WRITTEN = Path.of("target/golden");
  private static final Path MODELS = Path.of("target/models");

  private GoldenData() {}

  static Dpl open() {
    writeModels();
    return Dpl.builder().threads(2).memoryBytes(2L << 30).open();
  }

  /** Models that cases name; the repository holds no binary files. */
  private static void writeModels() {
    float[][] weights = {{1, 10, 100}, {2, 20, 200}};
    try {
      Files.createDirectories(MODELS);
      Files.write(
          MODELS.resolve("linear.onnx"), SmallModels.linear(weights, new float[] {0.5f, 0, 0}));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
