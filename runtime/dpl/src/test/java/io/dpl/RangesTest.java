package io.dpl;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** REPARTITION BY RANGE, seen in the files that its partitions write. */
class RangesTest {

  private static final String ALWAYS = "SET exchange = 'always'; ";

  @TempDir Path folder;
  private Dpl dpl;

  @BeforeEach
  void open() {
    dpl = Dpl.builder().threads(2).memoryBytes(1L << 30).open();
  }

  @AfterEach
  void close() {
    dpl.close();
  }

  /** First columns of the rows of each file, in the order of the partitions. */
  private List<List<String>> parts(String settings, String rows, String how) throws Exception {
    Path out = Files.createTempDirectory(folder, "out").resolve("parts");
    String script =
        settings + rows + " | REPARTITION " + how + " | WRITE CSV $out OPTIONS (header = FALSE)";
    try (Job job = dpl.pipeline(script).bind("out", out + "/").plan().start()) {
      job.await();
    }
    List<List<String>> parts = new ArrayList<>();
    try (Stream<Path> files = Files.list(out)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".csv")).sorted().toList()) {
        parts.add(
            Files.readAllLines(file).stream()
                .map(line -> line.split(",", -1)[0].replace("\"", ""))
                .toList());
      }
    }
    return parts;
  }

  private String numbers(int count, int most, int nulls) throws Exception {
    Random random = new Random(7);
    List<String> lines = new ArrayList<>(List.of("k,n"));
    for (int i = 0; i < count; i++) {
      String key = i < nulls ? "" : String.valueOf((int) (most * Math.pow(random.nextDouble(), 3)));
      lines.add(key + "," + i);
    }
    Path file = folder.resolve("numbers" + count + "-" + most + "-" + nulls + ".csv");
    Files.write(file, lines);
    return "READ CSV '" + file + "' SCHEMA (k BIGINT, n BIGINT)";
  }

  private static void checkRanges(List<List<String>> parts) {
    long before = Long.MIN_VALUE;
    Set<String> seen = new HashSet<>();
    for (List<String> part : parts) {
      List<Long> keys = part.stream().filter(k -> !k.isEmpty()).map(Long::valueOf).toList();
      assertThat(seen).doesNotContainAnyElementsOf(part);
      seen.addAll(part);
      for (long key : keys) {
        assertThat(key).isGreaterThan(before);
      }
      before = keys.stream().mapToLong(Long::longValue).max().orElse(before);
    }
  }

  @Test
  void eachPartitionHasARangeOfAboutEqualSize() throws Exception {
    List<List<String>> parts = parts(ALWAYS, numbers(20_000, 1_000_000, 0), "INTO 5 BY RANGE(k)");
    checkRanges(parts);
    assertThat(parts).hasSize(5);
    assertThat(parts).allSatisfy(part -> assertThat(part.size()).isBetween(3_200, 4_800));
  }

  @Test
  void equalKeysStayTogetherAndNullsAreInTheLast() throws Exception {
    List<List<String>> parts = parts(ALWAYS, numbers(3_000, 6, 500), "INTO 4 BY RANGE(k)");
    checkRanges(parts);
    assertThat(parts.stream().mapToInt(List::size).sum()).isEqualTo(3_000);
    assertThat(parts.get(parts.size() - 1).stream().filter(String::isEmpty)).hasSize(500);
  }

  @Test
  void keysOfManyPartitionsAndHeavyWorkBehind() throws Exception {
    String rows = numbers(2_000, 10_000, 10) + " REPARTITION 3";
    checkRanges(parts(ALWAYS, rows, "INTO 3 BY RANGE(k)"));
    checkRanges(
        parts(
            "",
            rows,
            "INTO 3 BY RANGE(k) | EXTEND MINHASH(CAST(n AS STRING), num_hashes => 1)[1] AS h"));
  }

  @Test
  void textsAreComparedByTheirBytes() throws Exception {
    String rows = "VALUES ('é'), ('z'), ('Z'), (''), ('aa'), ('a') AS t(s)";
    List<String> all = new ArrayList<>();
    parts(ALWAYS, rows, "INTO 6 BY RANGE(s)").forEach(all::addAll);
    assertThat(all).containsExactly("", "Z", "a", "aa", "z", "é");
  }

  @Test
  void noRowsAtAll() throws Exception {
    String rows = numbers(10, 10, 0) + " | WHERE k > 100";
    assertThat(parts(ALWAYS, rows, "INTO 3 BY RANGE(k)").stream().flatMap(List::stream)).isEmpty();
  }
}
