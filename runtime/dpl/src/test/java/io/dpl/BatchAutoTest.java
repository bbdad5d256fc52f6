package io.dpl;

import static org.assertj.core.api.Assertions.assertThat;

import io.dpl.api.model.EmbeddingModel;
import io.dpl.api.model.JavaModel;
import io.dpl.api.plan.Decision;
import io.dpl.compiler.Compiled;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** BATCH AUTO from the script to what is measured. */
class BatchAutoTest {

  private static final int ROWS = 8_000;

  private static final String SCRIPT =
      "CREATE MODEL lengths(text STRING) RETURNS FLOAT[1] USING JAVA 'lengths';"
          + " READ JSON $file SCHEMA (text STRING)"
          + " | REPARTITION AUTO | BATCH AUTO | APPLY lengths(text) AS v";

  /** Costs the same for any number of texts. */
  private static List<float[]> napped(List<String> texts) throws InterruptedException {
    Thread.sleep(10);
    return texts.stream().map(text -> new float[] {text.length()}).toList();
  }

  @Test
  void growsIsMeasuredAndCanBeFixed(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("texts.jsonl");
    Files.writeString(file, "{\"text\": \"four\"}\n".repeat(ROWS));
    JavaModel model = (EmbeddingModel) BatchAutoTest::napped;
    try (Dpl dpl =
        Dpl.builder()
            .threads(2)
            .memoryBytes(1L << 30)
            .with("lengths", "(text STRING) -> FLOAT[1]", model)
            .open()) {
      Plan plan = dpl.pipeline(SCRIPT).bind("file", file.toString()).plan();
      assertThat(plan.explain(Compiled.Form.STAGES)).contains("batches of 256 to ");
      Measurement free = run(plan);
      Decision decision = free.decisions().get(0);
      assertThat(decision.what()).isEqualTo("batch of lengths");
      assertThat(decision.rule()).isEqualTo("batch-auto");
      assertThat(decision.inputs().get(0)).isEqualTo(new Decision.Input("start", "256", "rows"));
      assertThat(decision.inputs().get(1).name()).isEqualTo("512 rows after");
      assertThat(free.models()).hasSize(1);
      assertThat(free.models().get(0).rows()).isEqualTo(ROWS);
      assertThat(free.models().get(0).sizes()).hasSizeGreaterThan(1);

      Measurement fixed = run(plan.withFixedBatches());
      assertThat(fixed.decisions()).isEmpty();
      assertThat(fixed.models().get(0).sizes())
          .extracting(ModelTime.Size::batchRows)
          .containsExactly(256);
      assertThat(plan.html(free)).contains("Decided while it ran");
    }
  }

  private static Measurement run(Plan plan) {
    Measurement measurement = new Measurement();
    try (Job job = plan.start(measurement);
        ResultBatches result = job.result(0)) {
      long rows = 0;
      for (var batch = result.next(); batch != null; batch = result.next()) {
        rows += batch.getRowCount();
        batch.close();
      }
      job.await();
      assertThat(rows).isEqualTo(ROWS);
    }
    return measurement;
  }
}
