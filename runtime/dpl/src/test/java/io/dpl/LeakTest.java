package io.dpl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What many runs leave behind, and what closing a parent does to its children. */
class LeakTest {

  private static final int RUNS = 1000;

  record Pair(int n, String s) {}

  private static long files() throws IOException {
    Path open = Path.of("/proc/self/fd");
    if (!Files.isDirectory(open)) {
      return 0;
    }
    try (Stream<Path> files = Files.list(open)) {
      return files.count();
    }
  }

  private static long nativeThreads() throws IOException {
    Path tasks = Path.of("/proc/self/task");
    if (!Files.isDirectory(tasks)) {
      return 0;
    }
    try (Stream<Path> threads = Files.list(tasks)) {
      return threads.count();
    }
  }

  private static Set<String> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.startsWith("dpl-"))
        .collect(Collectors.toSet());
  }

  private static void eventually(BooleanSupplier condition) throws InterruptedException {
    for (int i = 0; i < 500 && !condition.getAsBoolean(); i++) {
      Thread.sleep(20);
    }
    assertThat(condition.getAsBoolean()).isTrue();
  }

  /** One run in each way to end: read, as Arrow, given up, failed, cancelled. */
  private static int run(Dpl dpl, int i) throws IOException {
    Pipeline pipeline =
        dpl.pipeline("FROM pairs | WHERE n >= $least | SELECT n, s").bind("least", i % 7);
    switch (i % 5) {
      case 0 -> {
        try (Rows<Pair> rows = pipeline.as(Pair.class).rows()) {
          return rows.toList().size() - (50 - i % 7);
        }
      }
      case 1 -> {
        try (RootAllocator allocator = new RootAllocator();
            ArrowReader reader = pipeline.arrow(allocator)) {
          reader.loadNextBatch();
          return 0;
        }
      }
      case 2 -> {
        try (Rows<Row> rows = pipeline.rows()) {
          return rows.iterator().hasNext() ? 0 : 1;
        }
      }
      case 3 -> {
        try (Rows<Row> rows = pipeline.then("| SELECT s::INTEGER AS x").rows()) {
          assertThatThrownBy(rows::toList).hasMessageContaining("DPL5002");
          return 0;
        }
      }
      default -> {
        try (Job job = pipeline.start()) {
          job.cancel();
          return 0;
        }
      }
    }
  }

  @Test
  void aThousandRunsOfManyThreadsLeaveNothing(@TempDir Path temp) throws Exception {
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      pairs.add(new Pair(i, "s" + i));
    }
    Set<String> threadsBefore = threads();
    ExecutorService pool = Executors.newFixedThreadPool(4);
    try (Dpl dpl = Dpl.builder().threads(2).memoryBytes(1L << 30).tempFolder(temp).open()) {
      dpl.rows("pairs", pairs);
      for (int i = 0; i < 50; i++) {
        run(dpl, i);
      }
      long filesBefore = files();
      long nativeBefore = nativeThreads();
      List<Callable<Integer>> runs = new ArrayList<>();
      for (int i = 0; i < RUNS; i++) {
        int number = i;
        runs.add(() -> run(dpl, number));
      }
      for (Future<Integer> each : pool.invokeAll(runs)) {
        assertThat(each.get()).isZero();
      }
      eventually(() -> dpl.node().engine().allocator().getAllocatedMemory() == 0);
      eventually(() -> threads().stream().noneMatch(name -> name.startsWith("dpl-run")));
      assertThat(files()).isLessThanOrEqualTo(filesBefore + 8);
      assertThat(nativeThreads()).isLessThanOrEqualTo(nativeBefore + 12);
    } finally {
      pool.shutdownNow();
    }
    eventually(() -> threadsBefore.containsAll(threads()));
    try (Stream<Path> left = Files.list(temp)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void aClosedParentEndsItsChildren() {
    Dpl dpl = Dpl.builder().memoryBytes(1L << 30).open();
    Job job =
        dpl.pipeline(
                "LET k = FROM UNNEST(RANGE(0, 1000)) AS k(i);"
                    + " FROM UNNEST(RANGE(0, 100)) AS t(n) | CROSS JOIN k"
                    + " | CROSS JOIN (FROM k | SELECT i AS j) | SELECT n, i, j")
            .start();
    Rows<Row> rows = job.rows(0);
    assertThat(rows.iterator().hasNext()).isTrue();
    rows.close();
    dpl.close();
    assertThat(job.isDone()).isTrue();
    job.close();
    dpl.close();
    assertThatThrownBy(() -> dpl.pipeline("VALUES (1) AS t(a)").rows())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closed");
  }

  @Test
  void aRunThatTakesTooLongEndsAndSaysSo() {
    try (Dpl dpl =
        Dpl.builder()
            .memoryBytes(1L << 30)
            .with(
                "SLOW(n BIGINT) -> BIGINT",
                row -> {
                  Thread.sleep(20);
                  return row[0];
                })
            .open()) {
      Pipeline slow =
          dpl.pipeline("FROM UNNEST(RANGE(0, 100000)) AS t(n) | EXTEND SLOW(n) AS m")
              .timeout(Duration.ofMillis(300));
      assertThatThrownBy(
              () -> {
                try (Rows<Row> rows = slow.rows()) {
                  rows.toList();
                }
              })
          .hasMessageContaining("DPL5602")
          .hasMessageContaining("within 300 ms");
      List<Progress> heard = new ArrayList<>();
      try (Job job = dpl.pipeline("VALUES (1), (2) AS t(n) | EXTEND SLOW(n) AS m").start()) {
        job.onProgress(
            progress -> {
              synchronized (heard) {
                heard.add(progress);
              }
            });
        job.await();
      }
      Progress last = heard.get(heard.size() - 1);
      assertThat(last.stages()).hasSize(1);
      assertThat(last.stages().get(0).done()).isTrue();
      assertThat(last.stages().get(0).rows()).isEqualTo(2);
    }
  }
}
