package io.dpl.compiler.scale;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RangeSampleTest {

  @Test
  void aHundredKeysARangeOverAllTasks() {
    assertThat(RangeSample.rows(20, 400)).isEqualTo(2_000);
    assertThat(RangeSample.rows(1, 200)).isEqualTo(20_000);
  }

  @Test
  void neitherTooFewNorTooMany() {
    assertThat(RangeSample.rows(1, 4)).isEqualTo(1_000);
    assertThat(RangeSample.rows(1, 5_000)).isEqualTo(100_000);
  }
}
