package io.dpl.benchmarks.embedding;

import com.sun.management.OperatingSystemMXBean;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Prints texts a second of each contender and their ratio, interleaved in one JVM.
 *
 * <p>Arguments: number of texts (2000), rounds (3), threads (all processors).
 */
public final class EmbeddingBenchmark {

  private EmbeddingBenchmark() {}

  public static void main(String[] arguments) throws Exception {
    int count = argument(arguments, 0, 2000);
    int rounds = argument(arguments, 1, 3);
    int threads = argument(arguments, 2, Runtime.getRuntime().availableProcessors());
    run(MixedTexts.of(count), rounds, threads, System.out);
  }

  /** Runs it; fails where the contenders' vectors differ. */
  static void run(List<String> texts, int rounds, int threads, PrintStream out) throws Exception {
    Path temp = Files.createTempDirectory("dpl-embedding");
    try (Embedder dpl = new ScriptEmbedder(threads, temp);
        Embedder bare = new BareEmbedder(threads)) {
      List<String> some = texts.subList(0, Math.min(64, texts.size()));
      check(dpl.embed(some), bare.embed(some));
      Duration dplTotal = new Duration(0, 0);
      Duration bareTotal = new Duration(0, 0);
      for (int round = 1; round <= rounds; round++) {
        Duration bareTime = measure(bare, texts);
        Duration dplTime = measure(dpl, texts);
        bareTotal = bareTotal.plus(bareTime);
        dplTotal = dplTotal.plus(dplTime);
        print(out, "round " + round, texts.size(), bareTime, dplTime);
      }
      print(out, "all", texts.size() * rounds, bareTotal, dplTotal);
    }
  }

  /** Time on the wall, and of all processors: the second is steady on a busy machine. */
  private record Duration(double wallSeconds, double cpuSeconds) {

    Duration plus(Duration other) {
      return new Duration(wallSeconds + other.wallSeconds, cpuSeconds + other.cpuSeconds);
    }
  }

  private static Duration measure(Embedder embedder, List<String> texts) throws Exception {
    long wall = System.nanoTime();
    long cpu = cpuNanos();
    embedder.embed(texts);
    return new Duration((System.nanoTime() - wall) / 1e9, (cpuNanos() - cpu) / 1e9);
  }

  private static long cpuNanos() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }

  private static void check(float[][] a, float[][] b) {
    for (int i = 0; i < a.length; i++) {
      double cosine = 0;
      for (int d = 0; d < a[i].length; d++) {
        cosine += (double) a[i][d] * b[i][d];
      }
      if (cosine < 1 - 1e-5) {
        throw new IllegalStateException("text " + i + " differs: cosine " + cosine);
      }
    }
  }

  private static void print(PrintStream out, String what, int texts, Duration bare, Duration dpl) {
    out.printf(
        Locale.ROOT,
        "%-8s bare %.1f texts/s, dpl %.1f texts/s, ratio %.3f; a CPU-second %.1f and %.1f, ratio"
            + " %.3f%n",
        what,
        texts / bare.wallSeconds,
        texts / dpl.wallSeconds,
        bare.wallSeconds / dpl.wallSeconds,
        texts / bare.cpuSeconds,
        texts / dpl.cpuSeconds,
        bare.cpuSeconds / dpl.cpuSeconds);
  }

  private static int argument(String[] arguments, int at, int otherwise) {
    return arguments.length > at ? Integer.parseInt(arguments[at]) : otherwise;
  }
}
