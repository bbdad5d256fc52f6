package io.dpl.compiler.scale;

import static org.assertj.core.api.Assertions.assertThat;

import io.dpl.api.diagnostic.Span;
import io.dpl.api.plan.Decision;
import io.dpl.api.plan.TaskCosts;
import org.junit.jupiter.api.Test;

/** The published example: 1,000,000 rows, 4 nodes, 16 runs at once, batches of 64. */
class PartitionChooserTest {

  private static final Workload PUBLISHED = new Workload(1_000_000, 60, 4, 16, 64, 0.01, true);

  @Test
  void minRowsAndMaximumAreThePublishedOnes() {
    assertThat(PublishedMaximum.minRowsPerPartition(PUBLISHED)).isEqualTo(256);
    assertThat(PublishedMaximum.maxPartitions(PUBLISHED)).isEqualTo(3906);
  }

  @Test
  void theDefaultIsSixteenBatchesATask() {
    PartitionChooser.Choice choice = PartitionChooser.choose(PUBLISHED, 1, Span.NONE);
    assertThat(choice.partitions()).isEqualTo(976);
    assertThat(choice.decision().rule()).isEqualTo("several-batches-a-task");
    assertThat(choice.decision().nextBest()).startsWith("3906 (published maximum): 12.5 %");
    assertThat(SaturateSlots.holds(PUBLISHED, 976)).isTrue();
  }

  @Test
  void theCoverBindsWhereSixteenBatchesWouldLeaveSlotsIdle() {
    Workload some = new Workload(20_000, 60, 4, 16, 64, 0.01, true);
    PartitionChooser.Choice choice = PartitionChooser.choose(some, 1, Span.NONE);
    assertThat(choice.partitions()).isEqualTo(48);
    assertThat(choice.decision().rule()).isEqualTo("cover");
  }

  @Test
  void neverMoreThanThePublishedMaximum() {
    Workload some = new Workload(4_096, 60, 4, 16, 64, 0.01, true);
    assertThat(PublishedMaximum.maxPartitions(some)).isEqualTo(16);
    assertThat(PartitionChooser.choose(some, 1, Span.NONE).partitions()).isEqualTo(16);
  }

  @Test
  void everySlotGetsAPartitionWhereTheMaximumWouldLeaveOneIdle() {
    Workload some = new Workload(667, 37, 1, 2, 256, 0.001, true);
    assertThat(PublishedMaximum.maxPartitions(some)).isEqualTo(1);
    assertThat(PartitionChooser.choose(some, 1, Span.NONE).partitions()).isEqualTo(2);
  }

  @Test
  void fewRowsGoToEverySlotInSmallerBatches() {
    Workload ten = new Workload(10, 60, 1, 2, 64, 0.01, true);
    PartitionChooser.Choice choice = PartitionChooser.choose(ten, 1, Span.NONE);
    assertThat(choice.partitions()).isEqualTo(2);
    assertThat(choice.decision().rule()).isEqualTo("few-rows");
    assertThat(FewRows.batchRows(ten)).isEqualTo(5);
  }

  @Test
  void tasksAreWorthTheirStart() {
    Workload cheap =
        new Workload(1_000_000, 60, 4, 16, 64, 1e-5, true, new TaskCosts(16, 1e-5, 0, 0));
    PartitionChooser.Choice choice = PartitionChooser.choose(cheap, 1, Span.NONE);
    assertThat(choice.partitions()).isEqualTo(48);
    assertThat(choice.decision().rule()).isEqualTo("worth-a-task");
    assertThat(choice.decision().binding()).startsWith("more tasks would start longer");
    Workload dear =
        new Workload(1_000_000, 60, 4, 16, 64, 0.01, true, new TaskCosts(16, 0.01, 0, 0));
    assertThat(PartitionChooser.choose(dear, 1, Span.NONE).partitions()).isEqualTo(976);
    assertThat(PartitionChooser.choose(dear, 1, Span.NONE).decision().rule())
        .isEqualTo("several-batches-a-task");
  }

  @Test
  void aModelThatSortsTextsGetsWholeWindows() {
    PartitionChooser.Choice choice = PartitionChooser.choose(texts(2_000), 1, Span.NONE);
    assertThat(choice.partitions()).isEqualTo(2);
    assertThat(choice.decision().rule()).isEqualTo("whole-windows");
    assertThat(choice.decision().inputs())
        .contains(new Decision.Input("window", "1024", "rows that the model looks at together"));
    assertThat(choice.decision().binding()).startsWith("one partition a slot");
    assertThat(choice.decision().nextBest()).startsWith("16: ");
    assertThat(PartitionChooser.choose(texts(10_000), 1, Span.NONE).decision().binding())
        .startsWith("no partition has fewer rows");
    assertThat(PartitionChooser.choose(texts(2_000_000), 1, Span.NONE).decision().rule())
        .isEqualTo("worth-a-task");
  }

  private static Workload texts(int rows) {
    return new Workload(rows, 60, 1, 2, 64, 0.04, true, new TaskCosts(2, 0.04, 0, 0, 1_024));
  }

  @Test
  void heavyRowsThatTakeLongGoToEverySlot() {
    Workload images = new Workload(2_000, 1e6, 100, 400, 8, 1, true, new TaskCosts(400, 1, 0, 0));
    assertThat(HeavySplits.splits(2e9, images)).isEqualTo(400);
  }

  @Test
  void noRowsAreOnePartition() {
    assertThat(
            PartitionChooser.choose(new Workload(0, 60, 1, 2, 64, 0.01, true), 1, Span.NONE)
                .partitions())
        .isEqualTo(1);
  }

  @Test
  void heavySplitsHaveAGibibyte() {
    Workload local = new Workload(4_500, 700_000, 1, 2, 64, 0.01, true);
    assertThat(HeavySplits.splits(3.15e9, local)).isEqualTo(3);
    assertThat(HeavySplits.splits(200e6, local)).isEqualTo(2);
    assertThat(HeavySplits.splits(20e6, local)).isEqualTo(1);
  }

  @Test
  void aPathBeforeAFileReadIsLightAndAnImageIsNot() {
    assertThat(LightRow.holds(new Workload(1, 60, 1, 2, 64, 0.001, true))).isTrue();
    assertThat(LightRow.holds(new Workload(1, 700_000, 1, 2, 64, 1, true))).isFalse();
    assertThat(LightRow.holds(new Workload(1, 2_000, 1, 2, 64, 1e-6, true))).isFalse();
  }
}
