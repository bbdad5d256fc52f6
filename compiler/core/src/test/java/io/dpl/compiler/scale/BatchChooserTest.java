package io.dpl.compiler.scale;

import static org.assertj.core.api.Assertions.assertThat;

import io.dpl.api.diagnostic.Span;
import org.junit.jupiter.api.Test;

class BatchChooserTest {

  private static BatchChooser.Choice choose(int flow, long flowBytes, int call, double slotBytes) {
    return BatchChooser.choose(
        "m",
        new BatchChooser.Bounds(
            flow, flowBytes, call, 256, 256, 150_000, 450_000, slotBytes, Double.MAX_VALUE),
        1,
        Span.NONE);
  }

  @Test
  void theSmallerOfFlowAndCallBinds() {
    assertThat(choose(64, 0, 100, 1e9).rows()).isEqualTo(64);
    assertThat(choose(64, 0, 100, 1e9).decision().binding()).isEqualTo("BATCH of the flow");
    assertThat(choose(64, 0, 32, 1e9).decision().binding())
        .isEqualTo("BATCH of the APPLY or the model");
  }

  @Test
  void bytesOfTheFlowAreRowsOfTheArguments() {
    assertThat(choose(0, 1_500_000, 0, 1e9).rows()).isEqualTo(10);
  }

  @Test
  void withoutABatchTheModelStarts() {
    assertThat(choose(0, 0, 0, 1e9).rows()).isEqualTo(256);
  }

  @Test
  void memoryBindsLast() {
    assertThat(choose(64, 0, 0, 4_500_000).rows()).isEqualTo(10);
    assertThat(choose(64, 0, 0, 1).rows()).isEqualTo(1);
  }

  @Test
  void fewRowsATaskGiveASmallerBatch() {
    BatchChooser.Bounds bounds = new BatchChooser.Bounds(0, 0, 0, 256, 256, 100, 100, 1e9, 50);
    BatchChooser.Choice choice = BatchChooser.choose("m", bounds, 1, Span.NONE);
    assertThat(choice.rows()).isEqualTo(50);
    assertThat(choice.decision().binding()).contains("saturate");
    assertThat(choice.decision().nextBest()).startsWith("256");
    BatchChooser.Bounds written = new BatchChooser.Bounds(64, 0, 0, 256, 256, 100, 100, 1e9, 50);
    assertThat(BatchChooser.choose("m", written, 1, Span.NONE).rows()).isEqualTo(64);
  }

  private static BatchChooser.Choice auto(double rowBytes, double taskRows, double slotBytes) {
    return BatchChooser.choose(
        "m",
        new BatchChooser.Bounds(
            0, 0, 0, 64, 64, rowBytes, rowBytes, slotBytes, Double.MAX_VALUE, true, taskRows),
        1,
        Span.NONE);
  }

  @Test
  void batchAutoGrowsAsFarAsTheCertificateCounts() {
    assertThat(auto(40, 1e9, 1e9).mostRows()).isEqualTo(65_536);
    assertThat(auto(450_000, 1e9, 1e9).mostRows()).isEqualTo(149);
    assertThat(auto(450_000, 1e9, 4_500_000).mostRows()).as("memory of a run").isEqualTo(10);
    assertThat(auto(40, 1_000, 1e9).mostRows()).isEqualTo(1_000);
    assertThat(auto(40, 10, 1e9).mostRows()).as("never less than its start").isEqualTo(64);
    assertThat(auto(40, 0, 1e9).mostRows()).as("a model that bounds tokens").isEqualTo(64);
    assertThat(choose(64, 0, 0, 1e9).mostRows()).as("a batch of the script").isZero();
  }
}
