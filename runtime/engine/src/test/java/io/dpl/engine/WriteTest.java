package io.dpl.engine;

import static io.dpl.engine.kit.Plans.graph;
import static io.dpl.engine.kit.Plans.numbers;
import static io.dpl.engine.kit.Plans.result;
import static io.dpl.engine.kit.Plans.schema;
import static io.dpl.engine.kit.Plans.sql;
import static io.dpl.engine.kit.Plans.stage;
import static io.dpl.engine.kit.Plans.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dpl.api.connector.SplitTarget;
import io.dpl.api.diagnostic.Code;
import io.dpl.api.diagnostic.DplException;
import io.dpl.api.diagnostic.RunCode;
import io.dpl.api.plan.Output;
import io.dpl.api.plan.Output.Mode;
import io.dpl.api.plan.ScanInput;
import io.dpl.api.plan.Stage;
import io.dpl.api.plan.StageGraph;
import io.dpl.api.type.Schema;
import io.dpl.engine.kit.EngineKit;
import io.dpl.engine.kit.Plans;
import io.dpl.engine.sink.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WriteTest {

  private static final Schema N = schema("n BIGINT");

  @TempDir Path temp;

  private String place(String name) {
    return temp.resolve("outputs").resolve(name) + (name.endsWith("/") ? "/" : "");
  }

  private static StageGraph plan(String format, String location, Mode mode, int partitions) {
    return graph(
        stage(
            1,
            partitions,
            List.of(numbers(1, 10_000, partitions, "n")),
            write(1, format, location, mode, N)));
  }

  private static List<Manifest> run(EngineKit kit, StageGraph plan) {
    try (Run run = kit.engine().start(plan)) {
      return run.await();
    }
  }

  /** All that is there, hidden things too. */
  private List<String> tree() throws IOException {
    Path outputs = temp.resolve("outputs");
    if (!Files.exists(outputs)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(outputs)) {
      return all.filter(Files::isRegularFile)
          .map(path -> outputs.relativize(path).toString())
          .map(name -> name.replaceAll("-[0-9a-f]{7}-\\d+-\\d+", ""))
          .sorted()
          .toList();
    }
  }

  private List<String> count(EngineKit kit, String file) {
    return kit.rows(
        graph(
            stage(
                1,
                1,
                List.of(
                    sql(
                        1,
                        List.of(),
                        schema("c BIGINT", "s BIGINT"),
                        "SELECT count(*) AS c, sum(n)::BIGINT AS s FROM read_parquet('"
                            + file
                            + "')")),
                result(1, 0, false))));
  }

  private static void assertCode(ThrowingCallable action, Code code) {
    assertThatThrownBy(action)
        .isInstanceOfSatisfying(
            DplException.class,
            e -> {
              assertThat(e.diagnostics().get(0).code()).isEqualTo(code);
              assertThat(e.diagnostics().get(0).span()).isEqualTo(Plans.SPAN);
            });
  }

  @Test
  void aFolderHasPartFilesAndAManifest() throws IOException {
    try (EngineKit kit = new EngineKit(temp)) {
      Manifest manifest = run(kit, plan("PARQUET", place("a/"), Mode.ERROR, 3)).get(0);
      assertThat(tree())
          .containsExactly(
              "a/_manifest.json",
              "a/part-00000-000.parquet",
              "a/part-00001-000.parquet",
              "a/part-00002-000.parquet");
      assertThat(manifest.rows()).isEqualTo(10_000);
      assertThat(manifest.files()).hasSize(3).allMatch(file -> file.crc32c().length() == 8);
      assertThat(manifest.bytes())
          .isEqualTo(manifest.files().stream().mapToLong(Manifest.File::bytes).sum());
      assertThat(Files.readString(Path.of(place("a/"), "_manifest.json")))
          .contains(manifest.files().get(2).crc32c());
      assertThat(count(kit, place("a/") + "*.parquet")).containsExactly("10000|49995000");
    }
  }

  @Test
  void aSingleFileIsThatFile() throws IOException {
    try (EngineKit kit = new EngineKit(temp)) {
      run(kit, plan("PARQUET", place("new/a.parquet"), Mode.ERROR, 1));
      assertThat(tree()).containsExactly("new/a.parquet");
      assertThat(count(kit, place("new/a.parquet"))).containsExactly("10000|49995000");
    }
  }

  @Test
  void whatExistsIsAnErrorBeforeAnythingRuns() throws IOException {
    try (EngineKit kit = new EngineKit(temp)) {
      run(kit, plan("PARQUET", place("a/"), Mode.ERROR, 1));
      run(kit, plan("PARQUET", place("b.parquet"), Mode.ERROR, 1));
      List<String> before = tree();
      assertCode(
          () -> kit.engine().start(plan("PARQUET", place("a/"), Mode.ERROR, 1)),
          RunCode.OUTPUT_EXISTS);
      assertCode(
          () -> kit.engine().start(plan("PARQUET", place("b.parquet"), Mode.ERROR, 1)),
          RunCode.OUTPUT_EXISTS);
      assertThat(tree()).isEqualTo(before);
    }
  }

  @Test
  void overwriteReplacesAndAppendAdds() throws IOException {
    try (EngineKit kit = new EngineKit(temp)) {
      run(kit, plan("PARQUET", place("a/"), Mode.ERROR, 3));
      run(kit, plan("PARQUET", place("a/"), Mode.OVERWRITE, 2));
      assertThat(tree())
          .containsExactly(
              "a/_manifest.json", "a/part-00000-000.parquet", "a/part-00001-000.parquet");
      run(kit, plan("PARQUET", place("a/"), Mode.APPEND, 1));
      assertThat(count(kit, place("a/") + "*.parquet")).containsExactly("20000|99990000");
      assertThat(tree()).hasSize(4);
      assertThat(Files.readString(Path.of(place("a/"), "_manifest.json")))
          .contains("\"rows\" : 20000");
      run(kit, plan("PARQUET", place("b.parquet"), Mode.OVERWRITE, 1));
      run(kit, plan("PARQUET", place("b.parquet"), Mode.OVERWRITE, 1));
      run(kit, plan("PARQUET", place("c/"), Mode.APPEND, 1));
      assertThat(count(kit, place("c/") + "*.parquet")).containsExactly("10000|49995000");
    }
  }

  @Test
  void aFailureLeavesNothing() throws IOException {
    try (EngineKit kit = new EngineKit(temp)) {
      StageGraph plan =
          graph(
              stage(
                  1,
                  2,
                  List.of(
                      numbers(1, 10_000, 2, "n"),
                      sql(
                          2,
                          List.of(1),
                          N,
                          "SELECT CAST(CASE WHEN n = 9000 THEN 'x' ELSE n::VARCHAR END AS BIGINT) AS n"
                              + " FROM i1")),
                  write(2, "PARQUET", place("deep/er/a/"), Mode.ERROR, N)));
      assertThatThrownBy(() -> run(kit, plan)).isInstanceOf(DplException.class);
      assertThat(temp.resolve("outputs")).doesNotExist();
    }
  }

  @Test
  void javaWritersRotateByPartition() throws IOException {
    try (EngineKit kit = new EngineKit(temp)) {
      Manifest manifest = run(kit, plan("NUMBERS", place("t/"), Mode.ERROR, 2)).get(0);
      assertThat(manifest.rows()).isEqualTo(10_000);
      assertThat(tree()).contains("t/part-00000-000.txt", "t/part-00001-000.txt");
    }
  }

  @Test
  void partitionByMakesFolders() throws IOException {
    Schema two = schema("n BIGINT", "k BIGINT");
    Output.Write write =
        new Output.Write(
            2,
            "PARQUET",
            place("p/"),
            Mode.ERROR,
            List.of("k"),
            two.names(),
            Map.of(),
            false,
            16,
            Plans.SPAN);
    try (EngineKit kit = new EngineKit(temp)) {
      run(
          kit,
          graph(
              stage(
                  1,
                  2,
                  List.of(
                      numbers(1, 100, 2, "n"),
                      sql(2, List.of(1), two, "SELECT n, n % 2 AS k FROM i1")),
                  write)));
      assertThat(tree())
          .containsExactly(
              "p/_manifest.json",
              "p/k=0/part-00000-000.parquet",
              "p/k=0/part-00001-000.parquet",
              "p/k=1/part-00000-001.parquet",
              "p/k=1/part-00001-001.parquet");
    }
  }

  @Test
  void anEmptyResultStillHasItsColumns() throws IOException {
    StageGraph plan =
        graph(
            stage(
                1,
                2,
                List.of(
                    numbers(1, 10, 2, "n"), sql(2, List.of(1), N, "SELECT n FROM i1 WHERE n < 0")),
                write(2, "PARQUET", place("e/"), Mode.ERROR, N)));
    try (EngineKit kit = new EngineKit(temp)) {
      assertThat(run(kit, plan).get(0).files()).hasSize(1);
      assertThat(count(kit, place("e/") + "*.parquet")).containsExactly("0|null");
    }
  }

  @Test
  void aLaterStageReadsWhatAnEarlierOneWrote() {
    ScanInput deferred =
        new ScanInput(
            "s1",
            Plans.read("PARQUET", place("a/")),
            N,
            List.of("n"),
            List.of(),
            new SplitTarget(2, Long.MAX_VALUE, 1));
    Stage reader =
        stage(
            2,
            1,
            List.of(1),
            List.of(
                sql(
                    1,
                    List.of(),
                    List.of(deferred),
                    schema("c BIGINT"),
                    "SELECT count(*) AS c FROM s1")),
            result(1, 0, false));
    try (EngineKit kit = new EngineKit(temp)) {
      assertThat(
              kit
                  .rows(graph(plan("PARQUET", place("a/"), Mode.ERROR, 3).stages().get(0), reader))
                  .stream()
                  .mapToLong(Long::parseLong)
                  .sum())
          .isEqualTo(10_000);
    }
  }

  @Test
  void aJoinOfTwoReadsOfWhatWasWrittenHasThePartitionsOfThePlan() {
    ScanInput left = deferred("s1", 3);
    ScanInput right = deferred("s2", 2);
    Stage reader =
        stage(
            2,
            1,
            List.of(1),
            List.of(
                sql(
                    1,
                    List.of(),
                    List.of(left, right),
                    schema("c BIGINT"),
                    "SELECT count(*) AS c FROM s1 JOIN s2 USING (n)")),
            result(1, 0, false));
    try (EngineKit kit = new EngineKit(temp)) {
      StageGraph writer = plan("PARQUET", place("a/"), Mode.ERROR, 3);
      assertThat(kit.rows(graph(writer.stages().get(0), reader))).containsExactly("10000");
    }
  }

  private ScanInput deferred(String name, int splits) {
    return new ScanInput(
        name,
        Plans.read("PARQUET", place("a/")),
        N,
        List.of("n"),
        List.of(),
        new SplitTarget(splits, Long.MAX_VALUE, 1));
  }

  @Test
  void aRunThatDiedIsCleanedUpByTheNext() throws IOException {
    Path dead = Path.of(place(".a.dpl-dead/"));
    Files.createDirectories(dead.resolve("data"));
    Files.writeString(dead.resolve("data").resolve("part-0.parquet"), "half");
    Files.writeString(dead.resolve("lock"), "");
    try (EngineKit kit = new EngineKit(temp)) {
      run(kit, plan("PARQUET", place("a/"), Mode.ERROR, 1));
    }
    assertThat(tree()).containsExactly("a/_manifest.json", "a/part-00000-000.parquet");
  }

  @Test
  void anOverwriteThatDiedBetweenItsRenamesIsFinishedByTheNext() throws IOException {
    Path dead = Path.of(place(".a.dpl-dead/"));
    Files.createDirectories(dead.resolve("data"));
    Files.createDirectories(dead.resolve("old"));
    Files.writeString(dead.resolve("data").resolve("new.parquet"), "new");
    Files.writeString(dead.resolve("old").resolve("old.parquet"), "old");
    Files.writeString(dead.resolve("lock"), "");
    Files.writeString(
        dead.resolve("intent.json"),
        "{\"target\":\"" + Path.of(place("a/")) + "\",\"replaces\":true}");
    try (EngineKit kit = new EngineKit(temp)) {
      assertCode(
          () -> kit.engine().start(plan("PARQUET", place("a/"), Mode.ERROR, 1)),
          RunCode.OUTPUT_EXISTS);
    }
    assertThat(tree()).containsExactly("a/new.parquet");
  }

  @Test
  void placesThatCannotBeWrittenAreSaid() throws IOException {
    Files.createDirectories(temp.resolve("outputs/folder"));
    Files.writeString(temp.resolve("outputs/file"), "x");
    try (EngineKit kit = new EngineKit(temp)) {
      assertCode(
          () -> kit.engine().start(plan("PARQUET", place("folder"), Mode.OVERWRITE, 1)),
          RunCode.BAD_TARGET);
      assertCode(
          () -> kit.engine().start(plan("PARQUET", place("file/"), Mode.OVERWRITE, 1)),
          RunCode.BAD_TARGET);
      assertCode(
          () -> kit.engine().start(plan("PARQUET", "./", Mode.OVERWRITE, 1)), RunCode.BAD_TARGET);
      assertCode(
          () -> run(kit, plan("PARQUET", "/proc/nothing/a.parquet", Mode.ERROR, 1)),
          RunCode.FILE_GONE);
      assertCode(
          () -> run(kit, plan("PARQUET", place("file") + "/b/a.parquet", Mode.ERROR, 1)),
          RunCode.IO_FAILED);
    }
    assertThat(tree()).containsExactly("file");
  }
}
