package io.dpl.compiler.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dpl.api.diagnostic.Span;
import org.junit.jupiter.api.Test;

class AlignCutsTest {

  @Test
  void halfABatchAPartitionIsSaved() {
    assertThat(AlignCuts.raggedShare(1_000_000, 64, 976)).isCloseTo(0.0312, within(1e-4));
    assertThat(AlignCuts.raggedShare(1_000_000, 64, 3906)).isCloseTo(0.125, within(1e-3));
  }

  @Test
  void notWhereRowsChangeOnTheWay() {
    assertThat(AlignCuts.alignRows(1e6, 64, 976, true)).isEqualTo(64);
    assertThat(AlignCuts.alignRows(1e6, 64, 976, false)).isEqualTo(1);
    assertThat(AlignCuts.alignRows(100, 64, 10, true)).isEqualTo(1);
    assertThat(AlignCuts.alignRows(1e6, 64, 1953, true)).isEqualTo(64);
    assertThat(AlignCuts.alignRows(1e6, 64, 1954, true)).isEqualTo(1);
    assertThat(AlignCuts.decision(1e6, 64, 976, false, Span.NONE).value()).isEqualTo("anywhere");
    assertThat(AlignCuts.decision(1e6, 64, 976, true, Span.NONE).nextBest()).contains("3.1 %");
  }

  @Test
  void filesAreReadTogether() {
    assertThat(CoalesceFiles.filesPerSplit(100_000, 31)).isBetween(3225.0, 3226.0);
    assertThat(CoalesceFiles.filesPerSplit(3, 31)).isEqualTo(1);
    assertThat(CoalesceFiles.footers(100_000)).isEqualTo(200);
    assertThat(CoalesceFiles.footers(7)).isEqualTo(7);
  }

  @Test
  void everySlotHasABatchWaiting() {
    assertThat(SaturateSlots.mostBatchRows(1000, 4, 4)).isEqualTo(500);
    assertThat(SaturateSlots.mostBatchRows(1000, 16, 4)).isEqualTo(1000);
    assertThat(SaturateSlots.mostBatchRows(1000, 1, 4)).isEqualTo(Double.MAX_VALUE);
    assertThat(SaturateSlots.mostBatchRows(1, 4, 4)).isEqualTo(1);
  }

  @Test
  void aBatchMoreHasToBeWorthItsRun() {
    assertThat(SaturateSlots.pays(55 * 0.0012, 0.18)).isFalse();
    assertThat(SaturateSlots.pays(55 * 0.0012, 0.001)).isTrue();
    assertThat(SaturateSlots.pays(0, 0)).as("nobody knows what a run costs").isTrue();
  }
}
