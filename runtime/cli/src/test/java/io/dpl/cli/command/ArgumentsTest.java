package io.dpl.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.dpl.cli.output.OutputFormat;
import io.dpl.cli.request.CheckRequest;
import io.dpl.cli.request.CommonRequest;
import io.dpl.cli.request.DocsRequest;
import io.dpl.cli.request.DoctorRequest;
import io.dpl.cli.request.ExplainRequest;
import io.dpl.cli.request.FormatRequest;
import io.dpl.cli.request.RayRequest;
import io.dpl.cli.request.RunRequest;
import io.dpl.cli.request.Script;
import io.dpl.cli.terminal.Color;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From arguments to requests. */
class ArgumentsTest {

  @Test
  void runTakesAllItsOptions(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("a.dpl"), "\ufeffFROM t");
    Called called =
        Called.with(
            "run",
            file.toString(),
            "-p",
            "question=what = why?",
            "-p",
            "$n=3",
            "-o",
            "json",
            "--rows",
            "7",
            "--result",
            "2",
            "--sample",
            "100",
            "--no-write",
            "--strict",
            "--batches",
            "fixed",
            "--calibrate",
            "--events",
            "e.json");
    assertThat(called.err()).isEmpty();
    assertThat(called.exitCode()).isZero();
    assertThat(called.request(RunRequest.class))
        .isEqualTo(
            new RunRequest(
                new Script(file.toString(), "FROM t"),
                Map.of("question", "what = why?", "n", "3"),
                OutputFormat.Text.JSON,
                OptionalLong.of(7),
                OptionalInt.of(2),
                OptionalLong.of(100),
                true,
                true,
                true,
                true,
                Optional.of(Path.of("e.json"))));
  }

  @Test
  void scriptsComeFromTheCommandLineAndStandardInput() {
    assertThat(Called.with("run", "-e", "--FROM t").request(RunRequest.class).script())
        .isEqualTo(new Script("<text>", "--FROM t"));
    assertThat(Called.with("run", "-").request(RunRequest.class).script())
        .isEqualTo(new Script("<stdin>", "FROM input"));
    assertThat(Called.with("run", "-", "--rows", "ALL").request(RunRequest.class).rows())
        .hasValue(Long.MAX_VALUE);
  }

  @Test
  void commonOptionsStandBeforeOrAfterTheCommand() {
    CommonRequest expected =
        new CommonRequest(
            OptionalLong.of(1L << 30),
            OptionalInt.empty(),
            Optional.of(Path.of("/tmp/x")),
            List.of(Path.of("a.jar"), Path.of("b.jar")),
            Optional.of(Path.of("c.json")),
            Optional.of(
                new RayRequest("head:1", Optional.of(Path.of("/ray")), Optional.of("x.jar"))),
            true,
            Color.NEVER);
    String[] common = {
      "--memory",
      "1GiB",
      "--temp",
      "/tmp/x",
      "--jar",
      "a.jar",
      "--jar",
      "b.jar",
      "--calibration",
      "c.json",
      "--ray",
      "head:1",
      "--ray-home=/ray",
      "--ray-code=x.jar",
      "--quiet",
      "--color",
      "never"
    };
    List<String> before = new ArrayList<>(List.of(common));
    before.addAll(List.of("run", "-"));
    List<String> after = new ArrayList<>(List.of("run", "-"));
    after.addAll(List.of(common));
    for (List<String> arguments : List.of(before, after)) {
      Called called = Called.with(arguments.toArray(String[]::new));
      assertThat(called.contexts()).hasSize(1);
      assertThat(called.contexts().get(0).common()).isEqualTo(expected);
    }
    assertThat(Called.with("--threads", "3", "run", "-").contexts().get(0).common().threads())
        .hasValue(3);
    assertThat(Called.with("run", "-", "--threads", "3").contexts().get(0).common().threads())
        .hasValue(3);
  }

  @Test
  void otherCommandsMakeTheirRequests() {
    ExplainRequest explain =
        Called.with("explain", "-", "--stage", "logical", "--cluster", "nodes=4 cpus=16")
            .request(ExplainRequest.class);
    assertThat(explain.stage()).isEqualTo(ExplainRequest.Stage.LOGICAL);
    assertThat(explain.cluster().orElseThrow().nodes()).hasSize(4);
    CheckRequest check = Called.with("check", "-", "--format", "sarif").request(CheckRequest.class);
    assertThat(check.format()).isEqualTo(CheckRequest.Format.SARIF);
    assertThat(Called.with("fmt", "--check", "-").request(FormatRequest.class).check()).isTrue();
    assertThat(Called.with("docs", "UPPER").request(DocsRequest.class))
        .isEqualTo(new DocsRequest("UPPER"));
    assertThat(Called.with("docs").request(DocsRequest.class)).isEqualTo(new DocsRequest(""));
    assertThat(Called.with("doctor", "--class-path").request(DoctorRequest.class).classPath())
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rn x => there is no command rn; did you mean run?",
        "run --rowz 3 - => there is no option --rowz; did you mean --rows?",
        "run a.dpl b.dpl => nothing takes the argument b.dpl",
        "run no/such.dpl => there is no file no/such.dpl",
        "run / => / is a folder",
        "run - --rows some => --rows takes a number from 1 on, not 'some'",
        "run - --rows 0 => --rows takes a number from 1 on",
        "run - -p x => -p takes name=value, not 'x'",
        "run - -p x=1 -p x=2 => the parameter x is given twice",
        "run - -o xml => 'xml' is none of table, csv, json",
        "run - --memory much => 'much' is not a size such as 64MiB",
        "run - --threads 0 => --threads takes a number from 1 on",
        "run - --ray head:1 --threads 3 => --threads is for one process; on a cluster the CPUs of its",
        "explain - --stage none => --stage takes syntax, types, logical, optimized, stages, tasks, not 'none'",
        "explain - --cluster nodes=x => not a number in: nodes=x",
        "run => which script? Give a FILE",
        "run -e x y => there is a script in -e already",
        "run --strict=yes - => --strict takes no value",
        "run - --rows => --rows needs a value: N|all",
        "run - --rows 1 --rows 2 => --rows is given twice",
        "help rum => there is no command rum; did you mean run?",
        "check => dpl check needs FILE...",
        "doctor me => nothing takes the argument me",
      })
  void wrongUsageSaysWhatIsWrong(String line) {
    String[] parts = line.split(" => ");
    Called called = Called.with(parts[0].split(" "));
    assertThat(called.exitCode()).isEqualTo(2);
    assertThat(called.requests()).isEmpty();
    assertThat(called.out()).isEmpty();
    assertThat(called.err()).startsWith("dpl: ").contains(parts[1]).contains("--help' shows");
    assertThat(called.err().lines().count()).isLessThanOrEqualTo(3);
  }

  @Test
  void aScriptInAnotherEncodingIsRefused(@TempDir Path folder) throws Exception {
    Path file = Files.write(folder.resolve("latin1.dpl"), new byte[] {'a', (byte) 0xe9});
    Called called = Called.with("run", file.toString());
    assertThat(called.exitCode()).isEqualTo(2);
    assertThat(called.err()).contains("latin1.dpl is not a text in UTF-8");
  }

  @Test
  void helpAndVersionGoToStandardOutput() {
    Called help = Called.with("--help");
    assertThat(help.exitCode()).isZero();
    assertThat(help.out()).contains("run", "explain", "check", "fmt", "docs", "doctor");
    assertThat(Called.with("help", "run").out()).contains("--no-write");
    assertThat(Called.with("run", "--help").out()).contains("--memory");
    assertThat(Called.with("--version").out()).startsWith("dpl 0.");
    assertThat(Called.with().exitCode()).isEqualTo(2);
  }
}
