package io.dpl.api.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.dpl.api.plan.BarrierRule.Formula;
import org.junit.jupiter.api.Test;

class BarrierRuleTest {

  private static final long MIB = 1L << 20;

  private static BarrierRule batches(boolean varies) {
    return new BarrierRule(
        Formula.BATCHES, 976, 1_000_000, 0, false, 4, 16, 64, varies, 0, 1, Integer.MAX_VALUE);
  }

  private static BarrierRule bytes(boolean keyed, int most) {
    return new BarrierRule(Formula.BYTES, most, 0, 0, keyed, 4, 16, 1, false, 128 * MIB, 1, most);
  }

  @Test
  void publishedExample() {
    BarrierRule rule = batches(true);
    assertThat(rule.minRowsPerPartition()).isEqualTo(256);
    assertThat(rule.publishedMaximum(1_000_000)).isEqualTo(3906);
    assertThat(rule.severalBatches(1_000_000)).isEqualTo(976);
    assertThat(rule.partitions(1_000_000, 0)).isEqualTo(976);
  }

  @Test
  void fewerRowsThanPlanned() {
    assertThat(batches(true).partitions(5_000, 0)).isEqualTo(19);
    assertThat(batches(false).partitions(5_000, 0)).isEqualTo(4);
    assertThat(batches(true).partitions(500, 0)).isEqualTo(16);
    assertThat(batches(true).partitions(3, 0)).isEqualTo(3);
    assertThat(batches(true).partitions(0, 0)).isEqualTo(1);
  }

  @Test
  void varyingWorkIsCovered() {
    assertThat(batches(true).partitions(40_000, 0)).isEqualTo(48);
    assertThat(batches(false).partitions(40_000, 0)).isEqualTo(39);
  }

  @Test
  void bySize() {
    BarrierRule rule = bytes(false, Integer.MAX_VALUE);
    assertThat(rule.partitions(0, 10L << 30)).isEqualTo(80);
    assertThat(rule.partitions(0, 64 * MIB)).isEqualTo(8);
    assertThat(rule.partitions(0, 1000 * MIB)).isEqualTo(16);
    assertThat(rule.partitions(0, 1)).isEqualTo(1);
  }

  @Test
  void keyedPartitionsAreMergedOnly() {
    BarrierRule rule = bytes(true, 80);
    assertThat(rule.partitions(0, 100L << 30)).isEqualTo(80);
    assertThat(rule.partitions(0, 1L << 30)).isEqualTo(16);
    assertThat(rule.isOpen()).isTrue();
  }

  @Test
  void fixedStays() {
    BarrierRule rule = BarrierRule.fixed(7);
    assertThat(rule.partitions(1, 1L << 40)).isEqualTo(7);
    assertThat(rule.isOpen()).isFalse();
  }
}
