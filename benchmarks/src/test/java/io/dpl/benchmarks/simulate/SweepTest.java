package io.dpl.benchmarks.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import io.dpl.api.diagnostic.Span;
import io.dpl.api.plan.TaskCosts;
import io.dpl.compiler.scale.PartitionChooser;
import java.util.List;
import org.junit.jupiter.api.Test;

class SweepTest {

  private static final Workload PUBLISHED =
      new Workload(
          1,
          "light",
          1_000_000,
          60,
          1,
          0,
          new SimulatedModels.Told(0, 0.01, 64, 4096, false),
          new Costs(0.01, 2e-4, 2e-4, 1e-5, 0, 0.01, 0.5),
          new Workload.Shape(4, 4, 0, 16L << 30));

  @Test
  void autoIsWhatTheCompilerChooses() {
    AutoPlan plan = AutoPlan.of(PUBLISHED);
    io.dpl.compiler.scale.Workload asked =
        new io.dpl.compiler.scale.Workload(
            1_000_000, 60, 4, 16, 64, 0.01001, true, new TaskCosts(16, 0.01001, 1e-5, 0));
    assertThat(plan.partitions())
        .isEqualTo(PartitionChooser.choose(asked, 1, Span.NONE).partitions())
        .isEqualTo(976);
    assertThat(plan.batchRows()).isEqualTo(64);
    assertThat(plan.alignRows()).isEqualTo(64);
    assertThat(plan.rule()).isEqualTo("several-batches-a-task");
  }

  @Test
  void workloadsAndOutcomesDependOnTheSeedOnly() {
    List<Workload> workloads = Workloads.of(8, 11);
    assertThat(workloads).isEqualTo(Workloads.of(8, 11)).isNotEqualTo(Workloads.of(8, 12));
    assertThat(workloads.stream().map(Workload::kind).distinct()).hasSize(4);
    assertThat(Sweep.of(PUBLISHED, 3)).isEqualTo(Sweep.of(PUBLISHED, 3));
  }

  @Test
  void nothingIsBetterThanTheBest() {
    for (Workload workload : Workloads.of(4, 2)) {
      Outcome outcome = Sweep.of(workload, 2);
      assertThat(outcome.overBest(outcome.auto())).isGreaterThanOrEqualTo(1);
      assertThat(outcome.otherPartitions().seconds())
          .isBetween(outcome.best().seconds(), outcome.auto().seconds());
    }
  }

  @Test
  void autoIsNearTheBestForThePublishedExample() {
    Outcome outcome = Sweep.of(PUBLISHED, 3);
    assertThat(outcome.overBest(outcome.auto())).isLessThan(1.1);
  }
}
