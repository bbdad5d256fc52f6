package io.dpl.api.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.dpl.api.plan.BarrierRule.Formula;
import org.junit.jupiter.api.Test;

class TaskCostsTest {

  @Test
  void withoutCostsNothingIsWeighed() {
    assertThat(TaskCosts.UNKNOWN.worth(13_024, 700_000, 13_024)).isEqualTo(13_024);
  }

  @Test
  void startingTasksTakesNoLongerThanTheirWork() {
    // 210 s: 1.5 * sqrt(210 / 0.0002) = 1,537
    assertThat(new TaskCosts(13_024, 0.0003, 0, 0).worth(13_024, 700_000, 13_024)).isEqualTo(1_537);
    assertThat(new TaskCosts(16, 1e-6, 0, 0).worth(16, 100, 16)).isEqualTo(1);
  }

  @Test
  void wavesAreWhole() {
    assertThat(new TaskCosts(1_808, 0.005, 0, 0).worth(1_928, 8_000_000, 1_808)).isEqualTo(1_808);
    assertThat(new TaskCosts(16, 0.01, 0, 0).worth(976, 1_000_000, 16)).isEqualTo(976);
  }

  @Test
  void theSlowestTaskIsWeighedAgainstTheStarts() {
    // 100 s on 4 slots: sqrt(100 * 4 / 0.05) = 89.4, 22 waves
    assertThat(new TaskCosts(4, 0.001, 0, 0).worth(5_000, 100_000, 4)).isEqualTo(88);
    // 4 s: sqrt(4 * 4 / 0.05) = 17.9, four waves
    assertThat(new TaskCosts(4, 0.001, 0, 0).worth(5_000, 4_000, 4)).isEqualTo(16);
    // with 0.5 s a run beside its rows sqrt(100 * 4 / 0.55) = 27
    assertThat(new TaskCosts(4, 0.001, 0, 0.5).worth(5_000, 100_000, 4)).isEqualTo(24);
    // and where only one of the four has the model sqrt(100 / (0.05 / 4 + 0.5)) = 14
    assertThat(new TaskCosts(4, 0.001, 0, 0.5).worth(5_000, 100_000, 1)).isEqualTo(12);
  }

  @Test
  void preparingUsesTheSlotsBesideTheDevices() {
    // 2 devices, 16 slots: sqrt(10,000 * 0.002 * 2 / 0.1) = 20, as many as slots
    assertThat(new TaskCosts(16, 0.003, 0.002, 0.1).worth(2, 10_000, 2)).isEqualTo(16);
    // sqrt(1,000 * 0.002 * 2 / 0.1) = 6.3, a multiple of the devices
    assertThat(new TaskCosts(16, 0.003, 0.002, 0.1).worth(2, 1_000, 2)).isEqualTo(6);
  }

  @Test
  void aModelSeesItsWholeWindowWhereEverySlotHasWork() {
    TaskCosts texts = new TaskCosts(2, 0.04, 0, 0, 1_024);
    assertThat(texts.worth(14, 2_000, 2)).isEqualTo(2);
    assertThat(texts.worth(32, 10_000, 2)).isEqualTo(8); // nine windows, four waves
    assertThat(texts.worth(2, 50, 2)).isEqualTo(2);
    assertThat(new TaskCosts(16, 0.04, 0, 0, 1_024).worth(976, 1_000_000, 16)).isEqualTo(976);
    assertThat(new TaskCosts(2, 0.04, 0, 0).worth(14, 2_000, 2)).isEqualTo(14);
  }

  @Test
  void theBarrierWeighsWithTheTrueRows() {
    BarrierRule rule = rule(new TaskCosts(16, 0.01, 0, 0));
    assertThat(rule.partitions(1_000_000, 0)).isEqualTo(976);
    // 50 s: sqrt(50 * 16 / 0.05) = 126, more than the 19 of the published maximum, seven waves
    assertThat(rule.partitions(5_000, 0)).isEqualTo(112);
    assertThat(rule.partitions(3, 0)).isEqualTo(3);
  }

  @Test
  void fullBatchesCountAsFarAsTheFixedPartOfARunDoes() {
    // 0.1 s a run: sqrt(50 * 16 / 0.15) = 73, so four waves
    assertThat(rule(new TaskCosts(16, 0.01, 0, 0.1)).partitions(5_000, 0)).isEqualTo(64);
    // not known: no task has less than a batch of 64, 78, so four waves
    assertThat(rule(new TaskCosts(16, 0.01, 0, 0, 64)).partitions(5_000, 0)).isEqualTo(64);
    assertThat(rule(new TaskCosts(16, 0.01, 0, 0, 64)).partitions(500, 0)).isEqualTo(16);
  }

  private static BarrierRule rule(TaskCosts costs) {
    return new BarrierRule(
        Formula.BATCHES, 976, 1_000_000, 0, false, 4, 16, 64, true, 0, 1, Integer.MAX_VALUE, costs);
  }
}
