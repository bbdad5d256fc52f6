package io.dpl.compiler.scale;

import static org.assertj.core.api.Assertions.assertThat;

import io.dpl.compiler.scale.BroadcastOrShuffle.Sides;
import io.dpl.compiler.scale.BroadcastOrShuffle.Way;
import org.junit.jupiter.api.Test;

class BroadcastOrShuffleTest {

  private static final double MIB = 1 << 20;

  private static Way choose(double left, double right) {
    return BroadcastOrShuffle.choose(new Sides(left, right, 4, true, true, true));
  }

  @Test
  void smallSideGoesEverywhere() {
    assertThat(choose(10240 * MIB, 8 * MIB)).isEqualTo(Way.RIGHT_EVERYWHERE);
    assertThat(choose(8 * MIB, 10240 * MIB)).isEqualTo(Way.LEFT_EVERYWHERE);
  }

  @Test
  void aboveTheBoundBothGoByKeys() {
    assertThat(choose(10240 * MIB, 64 * MIB)).isEqualTo(Way.RIGHT_EVERYWHERE);
    assertThat(choose(10240 * MIB, 65 * MIB)).isEqualTo(Way.BY_KEYS);
  }

  @Test
  void copiesMustNotCostMoreThanTheShuffle() {
    assertThat(choose(24 * MIB, 8 * MIB)).isEqualTo(Way.RIGHT_EVERYWHERE);
    assertThat(choose(23 * MIB, 8 * MIB)).isEqualTo(Way.BY_KEYS);
  }

  @Test
  void theSideThatKeepsItsRowsIsNeverCopied() {
    assertThat(BroadcastOrShuffle.choose(new Sides(1, 1e12, 4, false, true, true)))
        .isEqualTo(Way.BY_KEYS);
    assertThat(BroadcastOrShuffle.choose(new Sides(1, 1, 4, false, false, true)))
        .isEqualTo(Way.BY_KEYS);
  }

  @Test
  void withoutKeysTheSmallerSideGoesEverywhere() {
    assertThat(BroadcastOrShuffle.choose(new Sides(1e12, 1e11, 4, true, true, false)))
        .isEqualTo(Way.RIGHT_EVERYWHERE);
    assertThat(BroadcastOrShuffle.choose(new Sides(1e11, 1e12, 4, false, false, false)))
        .isEqualTo(Way.ONE_NODE);
  }
}
