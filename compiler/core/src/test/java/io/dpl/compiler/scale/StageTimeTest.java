package io.dpl.compiler.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dpl.api.plan.Prediction;
import org.junit.jupiter.api.Test;

class StageTimeTest {

  private static StageTime.Work calls(int partitions, int nodes, double seconds) {
    return new StageTime.Work(1, partitions, nodes, 4, 1, 0, seconds, 0, 0, 0, 0);
  }

  @Test
  void callsAreSharedByTheSlots() {
    Prediction time = StageTime.of(calls(976, 4, 10_000));
    assertThat(time.bound()).isEqualTo("processors");
    assertThat(time.seconds()).isCloseTo(625 + 0.05 + 61 * 0.02, within(0.01));
    assertThat(time.coreSeconds()).isEqualTo(10_000);
  }

  @Test
  void aRaggedLastWaveCosts() {
    assertThat(StageTime.of(calls(17, 4, 160)).seconds())
        .isCloseTo(160 / 16.0 * 2 / (17 / 16.0) + 0.09, within(1e-9));
  }

  @Test
  void fewerPartitionsThanSlotsLeaveSlotsIdle() {
    assertThat(StageTime.of(calls(2, 4, 100)).seconds()).isCloseTo(50.07, within(1e-9));
  }

  @Test
  void theModelBindsWhereItsPoolIsSmall() {
    Prediction time = StageTime.of(new StageTime.Work(1, 976, 4, 16, 1, 8, 100, 8000, 0, 0, 0));
    assertThat(time.bound()).isEqualTo("model");
    assertThat(time.seconds()).isBetween(1000.0, 1060.0);
  }

  @Test
  void networkAndReadHaveTheirSpeeds() {
    Prediction moved = StageTime.of(new StageTime.Work(1, 16, 4, 4, 1, 0, 0, 0, 0, 0, 80e9));
    assertThat(moved.bound()).isEqualTo("network");
    assertThat(moved.seconds()).isCloseTo(100.07, within(1e-9));
    Prediction read = StageTime.of(new StageTime.Work(1, 16, 4, 4, 1, 0, 0, 0, 0, 80e9, 0));
    assertThat(read.bound()).isEqualTo("read");
    assertThat(read.seconds()).isCloseTo(40.07, within(1e-9));
  }
}
