package io.dpl.cli.action;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunScriptTest {

  private static final String TWO =
      "VALUES (1, 'a'), (2, 'b'), (3, 'c') AS t(n, s); VALUES (7) AS u(m);";

  @TempDir Path folder;

  @Test
  void printsATableAndSaysHowManyRows() {
    Call call = Call.of("run", "-e", "VALUES (2, 'b'), (1, 'a') AS t(n, s) | ORDER BY n");
    assertThat(call.exitCode()).isZero();
    assertThat(call.out())
        .isEqualTo(
            """
             n │ s
            ───┼───
             1 │ a
             2 │ b
            """);
    assertThat(call.err()).isEqualTo("2 rows\n");
  }

  @Test
  void printsSeveralResultsInOrderWithHeadings() {
    Call call = Call.of("run", "-q", "-e", TWO);
    assertThat(call.out().lines().filter(line -> line.startsWith("result")))
        .containsExactly("result 1", "result 2");
    assertThat(call.err()).isEmpty();
  }

  @Test
  void csvAndJsonNeedOneResult() {
    Call several = Call.of("run", "-o", "csv", "-e", TWO);
    assertThat(several.exitCode()).isEqualTo(2);
    assertThat(several.err()).contains("--result N");
    assertThat(Call.of("run", "-o", "csv", "--result", "2", "-e", TWO).out()).isEqualTo("m\n7\n");
    assertThat(Call.of("run", "-o", "json", "--result=1", "--rows=1", "-e", TWO).out())
        .isEqualTo("[\n{\"n\":1,\"s\":\"a\"}\n]\n");
    assertThat(Call.of("run", "--result", "3", "-e", TWO).exitCode()).isEqualTo(2);
  }

  @Test
  void readsAScriptFromStandardInputWithParameters() {
    String script = "PARAM $n BIGINT; VALUES (1), (2), (3) AS t(x) | WHERE x > $n;";
    assertThat(Call.with(script, "run", "-", "-o", "csv", "-p", "n=1").out())
        .isEqualTo("x\n2\n3\n");
  }

  @Test
  void writesResultsToFiles() {
    Path one = folder.resolve("one.parquet");
    assertThat(Call.of("run", "-o", "parquet:" + one, "--result", "2", "-e", TWO).exitCode())
        .isZero();
    assertThat(Call.of("run", "-o", "csv", "-e", "READ PARQUET '" + one + "'").out())
        .isEqualTo("m\n7\n");

    Call all = Call.of("run", "-o", "arrow:" + folder + "/all/", "-e", TWO);
    assertThat(all.err()).contains("all/result-1/: 3 rows").contains("all/result-2/: 1 row");
    assertThat(all.out()).isEmpty();

    Call again = Call.of("run", "-o", "parquet:" + one, "--result", "2", "-e", TWO);
    assertThat(again.exitCode()).isEqualTo(3);
    Call none = Call.of("run", "-o", "parquet:" + one + "x", "--result", "5", "-e", TWO);
    assertThat(none.exitCode()).isEqualTo(2);
  }

  @Test
  void aSampleIsTheFirstRowsOfEachSource() {
    Path file = folder.resolve("t.parquet");
    Call.of("run", "-e", "VALUES (1), (2), (3), (4) AS t(x) | WRITE PARQUET '" + file + "'");
    Call call =
        Call.of(
            "run", "-o", "csv", "--sample", "2", "-e", "READ PARQUET '" + file + "' | WHERE x > 1");
    assertThat(call.out()).isEqualTo("x\n2\n");
  }

  @Test
  void withoutWritesNothingIsThereAfterwards() {
    Call call =
        Call.of("run", "--no-write", "-e", "VALUES (1) AS t(x) | WRITE CSV '" + folder + "/x.csv'");
    assertThat(call.exitCode()).isZero();
    assertThat(call.err()).contains("nothing was written");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void sinksThatWouldFailStillFailWithoutWrites() {
    Call call =
        Call.of(
            "run",
            "--no-write",
            "-e",
            "VALUES (0) AS t(x) | SELECT 1 // x AS y | WRITE CSV '" + folder + "/x.csv'");
    assertThat(call.exitCode()).isEqualTo(3);
    assertThat(call.err()).contains("error[DPL5");
  }

  @Test
  void tellsWhatHappensAsJsonLines() throws IOException {
    Path events = folder.resolve("events.jsonl");
    Call.of("run", "-e", "VALUES (1) AS t(x)", "--events", events.toString());
    List<String> lines = Files.readAllLines(events);
    assertThat(lines.get(0)).startsWith("{\"event\":\"stage_started\",").endsWith("}");
    assertThat(lines).allMatch(line -> line.startsWith("{") && line.endsWith("}"));
    assertThat(lines.get(lines.size() - 1)).contains("stage_finished").contains("\"rows\":1");
  }

  @Test
  void endsWithTheCodeOfWhatWentWrong() {
    Call wrong = Call.of("run", "-e", "VALUES (1) AS t(x) | WHERE y = 1");
    assertThat(wrong.exitCode()).isEqualTo(1);
    assertThat(wrong.out()).isEmpty();
    assertThat(wrong.err()).contains("error[DPL2003]").contains("<text>:1:28");
    assertThat(Call.of("run", folder + "/none.dpl").exitCode()).isEqualTo(2);
    Call failed = Call.of("run", "-e", "VALUES (0) AS t(x) | SELECT 1 // x AS y");
    assertThat(failed.exitCode()).isEqualTo(3);
    assertThat(failed.err()).contains("error[DPL5").doesNotContain("\tat ");
  }

  @Test
  void aBoundOnMemoryAndThreadsHolds() {
    Call call =
        Call.of(
            "run",
            "--memory=1GiB",
            "--threads=1",
            "--temp=" + folder,
            "-o",
            "csv",
            "-e",
            "VALUES (1) AS t(x) | UNNEST RANGE(0, 1000) AS y | AGGREGATE SUM(y) AS s");
    assertThat(call.out()).isEqualTo("s\n499500\n");
    assertThat(folder).isEmptyDirectory();
  }
}
