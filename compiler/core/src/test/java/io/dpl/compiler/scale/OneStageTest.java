package io.dpl.compiler.scale;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OneStageTest {

  @Test
  void boundIsSixtyFourMebibytes() {
    assertThat(OneStage.holds(600_000 * 100.0)).isTrue();
    assertThat(OneStage.holds(10_000_000 * 100.0)).isFalse();
    assertThat(OneStage.holds(64 << 20)).isTrue();
    assertThat(OneStage.holds((64 << 20) + 1)).isFalse();
  }
}
