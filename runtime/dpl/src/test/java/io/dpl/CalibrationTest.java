package io.dpl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.dpl.api.diagnostic.DplException;
import io.dpl.api.diagnostic.Span;
import io.dpl.api.model.EmbeddingModel;
import io.dpl.api.model.JavaModel;
import io.dpl.api.model.ModelDeclaration;
import io.dpl.compiler.Compiled;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CalibrationTest {

  private static final int ROWS = 1_000;

  private static final String SCRIPT =
      "CREATE MODEL lengths(text STRING) RETURNS FLOAT[1] USING JAVA 'lengths'"
          + " OPTIONS (api_key = 'hunter2');"
          + " READ JSON $file SCHEMA (text STRING) | BATCH AUTO | APPLY lengths(text) AS v";

  @TempDir Path folder;

  private static ModelTime time(long... rowsAndMillis) {
    List<ModelTime.Size> sizes = new java.util.ArrayList<>();
    for (int i = 0; i < rowsAndMillis.length; i += 2) {
      int rows = (int) rowsAndMillis[i];
      sizes.add(new ModelTime.Size(rows, 4, 4L * rows, 4_000_000 * rowsAndMillis[i + 1]));
    }
    return new ModelTime(1, 2, "m", new ModelTime.Size(8, 1, 8, 9_000_000_000L), sizes);
  }

  @Test
  void theFixedPartOfARunIsFoundFromRunsOfSeveralSizes() {
    CostFit fit = CostFit.of(time(10, 60, 20, 70, 40, 90));
    assertThat(fit.perRun()).isCloseTo(0.05, within(1e-9));
    assertThat(fit.perRow()).isCloseTo(0.001, within(1e-9));
    assertThat(fit.secondsPerRow(50)).isCloseTo(0.002, within(1e-9));
    assertThat(CostFit.of(time(10, 60)).perRun()).as("one size tells nothing").isZero();
    assertThat(CostFit.of(time(10, 60)).secondsPerRow(10)).isCloseTo(0.006, within(1e-9));
    assertThat(CostFit.of(time(10, 50, 20, 40)).perRow()).as("never negative").isZero();
    assertThat(CostFit.of(time(10, 10, 20, 30)).perRun()).as("never negative").isZero();
  }

  private static ModelDeclaration model(String location, Map<String, Object> options) {
    return new ModelDeclaration("m", List.of(), List.of(), "HTTP", location, options, Span.NONE);
  }

  @Test
  void aDigestKnowsNoSecret() {
    String digest = ModelDigest.of(model("https://api.example.org/v1", Map.of("model", "small")));
    assertThat(
            ModelDigest.of(
                model(
                    "https://me:pw@api.example.org/v1?sig=1",
                    Map.of("model", "small", "api_key", "x"))))
        .isEqualTo(digest);
    assertThat(ModelDigest.of(model("https://api.example.org/v1", Map.of("model", "large"))))
        .isNotEqualTo(digest);
    assertThat(ModelDigest.of(model("https://api.example.org/v2", Map.of("model", "small"))))
        .isNotEqualTo(digest);
  }

  @Test
  void aFileThatCannotBeUsedIsSaid() throws Exception {
    Path file = folder.resolve("c.json");
    assertThat(Calibration.read(file)).isEqualTo(Calibration.EMPTY);
    for (String text : List.of("{\"version\": 9, \"models\": {}}", "{", "{\"version\": 1}")) {
      Files.writeString(file, text);
      assertThatThrownBy(() -> Calibration.read(file))
          .isInstanceOf(DplException.class)
          .hasMessageContaining("DPL4017");
    }
  }

  /** A run takes 20 ms whatever its rows. */
  private static List<float[]> napped(List<String> texts) throws InterruptedException {
    Thread.sleep(20);
    return texts.stream().map(text -> new float[] {text.length()}).toList();
  }

  private Dpl open(Path calibration) {
    JavaModel model = (EmbeddingModel) CalibrationTest::napped;
    return Dpl.builder()
        .threads(2)
        .memoryBytes(1L << 30)
        .calibration(calibration)
        .with("lengths", "(text STRING) -> FLOAT[1]", model)
        .open();
  }

  @Test
  void whatWasMeasuredIsKeptAndPlannedWith() throws Exception {
    Path file = folder.resolve("deep/c.json");
    Path texts = folder.resolve("texts.jsonl");
    Files.writeString(texts, "{\"text\": \"four\"}\n".repeat(ROWS));
    try (Dpl dpl = open(file)) {
      Plan plan = dpl.pipeline(SCRIPT).bind("file", texts.toString()).plan();
      assertThat(plan.explain(Compiled.Form.STAGES)).doesNotContain("measured-cost");
      Plan tried = plan.withTriedBatches();
      Measurement measured = new Measurement();
      try (Job job = tried.start(measured)) {
        job.await();
      }
      Calibration.EMPTY.with(tried, measured).write(file);
    }
    Calibration.Cost cost = Calibration.read(file).models().values().iterator().next();
    assertThat(cost.rows()).isEqualTo(ROWS);
    assertThat(cost.secondsPerRun()).isBetween(0.01, 2.0);
    assertThat(Files.readString(file)).contains("\"version\" : 1").doesNotContain("hunter2");
    try (Dpl dpl = open(file)) {
      Plan plan = dpl.pipeline(SCRIPT).bind("file", texts.toString()).plan();
      assertThat(plan.explain(Compiled.Form.STAGES))
          .contains("cost of lengths = ")
          .contains("[measured-cost]");
      assertThat(plan.stages().models().get(0).signature().batchRows()).isEqualTo(cost.batchRows());
    }
  }
}
