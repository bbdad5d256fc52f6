package io.dpl.benchmarks.sweep;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;

/** Makes text files for the workloads; the same each time. */
final class SkewedFiles {

  private SkewedFiles() {}

  /** Files of one size each; their bytes together. */
  static long even(Path folder, int count, int bytes) throws IOException {
    Files.createDirectories(folder);
    byte[] text = new byte[bytes];
    Arrays.fill(text, (byte) 'x');
    for (int i = 0; i < count; i++) {
      Files.write(folder.resolve("f" + i + ".txt"), text);
    }
    return (long) count * bytes;
  }

  /**
   * Files of words whose sizes follow a Pareto law of exponent 1.1 from {@code least} bytes up, at
   * most {@code most}; the number of files that are not empty.
   */
  static long skewed(Path folder, int count, int least, int most) throws IOException {
    Files.createDirectories(folder);
    Random random = new Random(42);
    for (int i = 0; i < count; i++) {
      int bytes = (int) Math.min(most, least * Math.pow(1 - random.nextDouble(), -1 / 1.1));
      StringBuilder text = new StringBuilder(bytes + 16);
      while (text.length() < bytes) {
        text.append("word").append(random.nextInt(1000)).append(' ');
      }
      Files.writeString(folder.resolve("s" + i + ".txt"), text);
    }
    return count;
  }
}
