package io.dpl.benchmarks.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import org.junit.jupiter.api.Test;

class PublishedTableTest {

  @Test
  void theDesignsTableComesOutWithinFivePercent() {
    for (PublishedTable.Line design : PublishedTable.DESIGN) {
      PublishedTable.Line line = PublishedTable.of(design.partitions(), 7);
      String what = design.partitions() + " partitions";
      assertThat(line.one()).as(what).isCloseTo(design.one(), withPercentage(5));
      assertThat(line.four()).as(what).isCloseTo(design.four(), withPercentage(5));
      assertThat(1 + line.ragged()).as(what).isCloseTo(1 + design.ragged(), withPercentage(1));
    }
  }
}
