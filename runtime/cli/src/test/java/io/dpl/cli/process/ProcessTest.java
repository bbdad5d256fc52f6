package io.dpl.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What only a process of its own can show: signals, sudden death, closed pipes, loaded classes. */
class ProcessTest {

  @TempDir Path folder;

  @Test
  void anInterruptedRunLeavesNothing() throws Exception {
    Started run = Started.in(folder, List.of(), "run", "-e", Started.LONG);
    run.awaitStaging(folder);
    run.signal("INT");
    assertThat(run.await()).isEqualTo(130);
    assertThat(run.errors()).contains("interrupted; nothing was written");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void theNextRunRemovesWhatAKilledOneLeft() throws Exception {
    Started run = Started.in(folder, List.of(), "run", "-e", Started.LONG);
    run.awaitStaging(folder);
    run.signal("KILL");
    run.await();
    assertThat(folder.resolve("out")).doesNotExist();
    assertThat(Started.hidden(folder)).isNotEmpty();

    Started next =
        Started.in(folder, List.of(), "run", "-e", "VALUES (1) AS t(x) | WRITE PARQUET 'out/'");
    assertThat(next.await()).as(next.errors()).isZero();
    // A killed JVM leaves its unpacked native libraries in the temporary folder; the distribution
    // unpacks none.
    assertThat(Started.hidden(folder)).isEmpty();
    assertThat(folder.resolve("out/_manifest.json")).exists();
  }

  @Test
  void aReaderThatHasSeenEnoughEndsTheRunQuietly() throws Exception {
    String script =
        "VALUES (1) AS t(x) | UNNEST RANGE(0, 200000) AS a | UNNEST RANGE(0, 200000) AS b";
    Started run = Started.piped(folder, "run", "-o", "csv", "-e", script);
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(run.process().getInputStream(), StandardCharsets.UTF_8))) {
      assertThat(lines.readLine()).isEqualTo("x,a,b");
    }
    assertThat(run.await()).as(run.errors()).isZero();
    assertThat(run.errors()).doesNotContain("error");
  }

  @Test
  void explainingLoadsNeitherDuckDbNorOnnxRuntime() throws Exception {
    Files.writeString(folder.resolve("a.md"), "one two three");
    Path classes = folder.resolve("classes.txt");
    Started explain =
        Started.in(
            folder,
            List.of("-Xlog:class+load:file=" + classes),
            "explain",
            "-e",
            "CREATE MODEL m(text STRING) RETURNS FLOAT[384]"
                + " USING BUILTIN 'embed/all-MiniLM-L6-v2';"
                + " READ FILES '*.md' | EXTEND READ_TEXT(path) AS text | APPLY m(text) AS v"
                + " | WRITE PARQUET 'out/'");
    assertThat(explain.await()).as(explain.errors()).isZero();
    assertThat(Files.readString(classes))
        .contains("io.dpl.compiler.Compiler")
        .doesNotContain("org.duckdb.")
        .doesNotContain("ai.onnxruntime.")
        .doesNotContain("ai.djl.");
  }
}
