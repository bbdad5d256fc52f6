package io.dpl.cli.action;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** explain, check, fmt. */
class ScriptActionsTest {

  private static final String SCRIPT =
      "VALUES (1, 'a') AS t(n, s) | WHERE n > 0 | AGGREGATE COUNT(*) AS rows GROUP BY s";

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "syntax, Aggregate",
    "types, rows BIGINT",
    "logical, LogicalAggregate",
    "optimized, LogicalAggregate",
    "stages, memory: at most",
    "tasks, task 1.0"
  })
  void explainsEveryForm(String stage, String part) {
    Call call = Call.of("explain", "-e", SCRIPT, "--stage", stage);
    assertThat(call.exitCode()).isZero();
    assertThat(call.out()).contains(part);
    assertThat(call.err()).isEmpty();
  }

  @Test
  void explainsForProgramsAndAsAPicture() {
    assertThat(Call.of("explain", "-e", SCRIPT, "--format", "json").out())
        .startsWith("{")
        .contains("\"stages\"");
    assertThat(Call.of("explain", "-e", SCRIPT, "--format", "mermaid").out())
        .startsWith("flowchart TD\n");
  }

  @Test
  void explainsForAnotherCluster() {
    Call call = Call.of("explain", "-e", SCRIPT, "--cluster", "nodes=4 cpus=16 memory=64GiB");
    assertThat(call.exitCode()).isZero();
    assertThat(call.out()).contains("of 64 GiB a node");
    String cluster = "nodes=3 cpus=2 memory=8GiB";
    assertThat(Call.of("explain", "-e", SCRIPT, "--stage", "tasks", "--cluster", cluster).out())
        .contains("node1 to node3: one worker each, 2 slots, 8 GiB");
    assertThat(
            Call.of(
                    "explain",
                    "-e",
                    SCRIPT,
                    "--stage",
                    "tasks",
                    "--format",
                    "mermaid",
                    "--cluster",
                    cluster)
                .out())
        .contains("subgraph workers");
  }

  @Test
  void fixesWhatLintKnowsHowTo(@TempDir Path folder) throws IOException {
    Path script = folder.resolve("a.dpl");
    Files.writeString(script, "VALUES (1), (1) AS t(x) | ORDER BY x | DISTINCT;\n");
    assertThat(Call.of("check", script.toString()).err()).contains("DPL9008");
    Call call = Call.of("check", "--fix", script.toString());
    assertThat(call.exitCode()).isZero();
    assertThat(call.err()).contains("1 quick fix in").doesNotContain("DPL9008");
    assertThat(script).content().isEqualTo("VALUES (1), (1) AS t(x) | DISTINCT;\n");
  }

  @Test
  void comparesClustersOfSeveralSizes() {
    Call call = Call.of("explain", "-e", SCRIPT, "--sweep", "nodes=1..3");
    assertThat(call.exitCode()).isZero();
    assertThat(call.out().lines().filter(line -> line.startsWith("     3 ")).count())
        .isGreaterThan(1);
    assertThat(call.out()).contains("node-seconds");
    assertThat(Call.of("explain", "-e", SCRIPT, "--sweep", "1-4").exitCode()).isEqualTo(2);
  }

  @Test
  void analyzeShowsWhatWasMeasured() {
    Call call = Call.of("explain", "-e", SCRIPT, "--analyze");
    assertThat(call.exitCode()).isZero();
    assertThat(call.out().lines().filter(line -> line.startsWith("stage 1")).count()).isEqualTo(2);
    assertThat(call.out()).contains("measured").contains("1 (");
  }

  @Test
  void checkFindsMistakesInSeveralScripts() throws IOException {
    Path good = Files.writeString(folder.resolve("good.dpl"), SCRIPT);
    Path bad = Files.writeString(folder.resolve("bad.dpl"), SCRIPT + " | WHERE nothing = 1");
    assertThat(Call.of("check", good.toString()).exitCode()).isZero();
    Call text = Call.of("check", good.toString(), bad.toString());
    assertThat(text.exitCode()).isEqualTo(1);
    assertThat(text.err()).contains("error[DPL2003]").contains("bad.dpl:1:");
    Call json = Call.of("check", "--format", "json", bad.toString());
    assertThat(json.exitCode()).isEqualTo(1);
    assertThat(json.out()).startsWith("[").contains("\"DPL2003\"");
    assertThat(Call.of("check", "--format", "sarif", good.toString()).out()).contains("\"2.1.0\"");
  }

  @Test
  void formatsScriptsInPlaceAndSaysWhichAreNot() throws IOException {
    Path script = Files.writeString(folder.resolve("a.dpl"), "values (1) as t(n)|where n>0");
    Call checked = Call.of("fmt", "--check", script.toString());
    assertThat(checked.exitCode()).isEqualTo(1);
    assertThat(checked.out()).isEqualTo(script + "\n");
    assertThat(Call.of("fmt", script.toString()).exitCode()).isZero();
    assertThat(script).content().contains("| WHERE n > 0");
    assertThat(Call.of("fmt", "--check", script.toString()).exitCode()).isZero();
    assertThat(folder.toFile().list()).containsExactly("a.dpl");
    assertThat(Call.with("values (1) as t(n)", "fmt", "-").out()).startsWith("VALUES (1) AS t(n)");
    Call broken = Call.with("values (", "fmt", "-");
    assertThat(broken.exitCode()).isEqualTo(1);
    assertThat(broken.err()).contains("error[DPL1");
  }
}
