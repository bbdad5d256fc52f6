package io.dpl.engine.memory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class MemoryTest {

  @Test
  void sharesOfAHeavyPlanStayWithinTheBudget() {
    Budget budget = new Budget(1L << 30);
    assertThat(budget.taskBytes() + budget.arrowBytes()).isLessThanOrEqualTo(1L << 30);
    assertThat(budget.packBytes() + budget.queueBytes()).isLessThan(budget.arrowBytes() / 2);
    assertThat(8 * 2 * budget.batchBytes(2)).isLessThanOrEqualTo(budget.arrowBytes());
    assertThat(budget.holdsBothInstances()).isFalse();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void theProcessKnowsItsPeak() {
    MemoryUse use = MemoryUse.now();
    assertThat(use.peakBytes()).isGreaterThanOrEqualTo(use.residentBytes());
    assertThat(use.residentBytes()).isGreaterThan(10L << 20);
  }
}
