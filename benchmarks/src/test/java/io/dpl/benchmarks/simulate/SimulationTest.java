package io.dpl.benchmarks.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import io.dpl.benchmarks.simulate.Machines.Handover;
import java.util.List;
import org.junit.jupiter.api.Test;

class SimulationTest {

  private static final Costs COSTS = new Costs(0.01, 2e-4, 2e-4, 1e-4, 0.005, 0.001, 0.5);
  private static final Machines FOUR = new Machines(4, 4, 4, Handover.PIPELINE);

  private static double seconds(Machines machines, Costs costs, Cut cut) {
    return Simulation.seconds(machines, costs, cut, Terrain.EVEN, 5);
  }

  @Test
  void oneTaskTakesTheSumOfItsParts() {
    // 1 dispatch, 1 start, 4 batches of 64, 250 rows prepared and run
    double sum = 2e-4 + 0.01 + 4 * (2e-4 + 0.005) + 250 * (1e-4 + 0.001);
    assertThat(seconds(FOUR, COSTS.withVariation(0), Cut.equal(250, 1, 64)))
        .isCloseTo(sum, withPercentage(0.001));
  }

  @Test
  void equalTasksRunInWaves() {
    Costs costs = Costs.ofRows(0.001);
    assertThat(seconds(FOUR, costs, Cut.equal(17_000, 17, 1000)))
        .isCloseTo(2, withPercentage(0.001));
    assertThat(seconds(FOUR, costs, Cut.equal(16_000, 16, 1000)))
        .isCloseTo(1, withPercentage(0.001));
  }

  @Test
  void theSchedulersTimeBoundsTinyTasks() {
    assertThat(seconds(FOUR, COSTS, Cut.equal(10_000, 10_000, 64))).isGreaterThan(2);
  }

  @Test
  void slotsOfTheModelBoundThePipelines() {
    Costs costs = Costs.ofRows(0.001);
    Machines two = new Machines(1, 8, 2, Handover.PIPELINE);
    assertThat(seconds(two, costs, Cut.equal(16_000, 16, 10))).isCloseTo(8, withPercentage(0.1));
  }

  @Test
  void preparingGoesOnWhileOthersRun() {
    Costs costs = new Costs(0, 0, 0, 0.001, 0, 0.001, 0);
    Machines one = new Machines(1, 1, 1, Handover.PIPELINE);
    Machines shared = new Machines(1, 2, 1, Handover.PIPELINE);
    assertThat(seconds(one, costs, Cut.equal(1000, 2, 10))).isCloseTo(2, withPercentage(0.1));
    assertThat(seconds(shared, costs, Cut.equal(1000, 2, 10))).isCloseTo(1, withPercentage(3));
  }

  @Test
  void aBillionRowsAreQuickAndNearTheirSum() {
    double ideal = 1e9 / 64 * (0.005 + 2e-4) / 16 + 1e9 * 0.0011 / 16;
    Cut cut = new Cut(1_000_000_000, 976_562, 64, 64, Cut.Form.CONTIGUOUS);
    assertThat(seconds(FOUR, COSTS, cut) / ideal).isBetween(1.0, 1.02);
  }

  @Test
  void joiningPartitionsChangesLittle() {
    Draw draw = new Draw(1);
    Cut cut = Cut.random(10_000_000, 40_000, 64);
    Tasks all = Tasks.of(cut, COSTS, Terrain.EVEN, 40_000, draw);
    Tasks joined = Tasks.of(cut, COSTS, Terrain.EVEN, 4_000, draw);
    assertThat(sum(joined.batches())).isCloseTo(sum(all.batches()), withPercentage(2));
    assertThat(sum(joined.rows())).isEqualTo(sum(all.rows())).isEqualTo(10_000_000);
  }

  private static long sum(long[] numbers) {
    return java.util.Arrays.stream(numbers).sum();
  }

  @Test
  void aLostNodesTasksRunAgain() {
    Cut cut = new Cut(1_000_000, 976, 64, 64, Cut.Form.CONTIGUOUS);
    double whole = seconds(FOUR, COSTS, cut);
    NodeLoss lost = new NodeLoss(2, whole / 2, 1e9);
    double away = Simulation.seconds(FOUR, COSTS, cut, Terrain.EVEN, 5, lost);
    assertThat(away / whole).isBetween(7.0 / 6, 1.2);
    double back =
        Simulation.seconds(FOUR, COSTS, cut, Terrain.EVEN, 5, new NodeLoss(2, whole / 2, 3));
    assertThat(back / whole).isBetween(1.005, 1.1);
  }

  @Test
  void stagesFollowEachOther() {
    Cut cut = Cut.equal(1000, 16, 64);
    double one = seconds(FOUR, COSTS, cut);
    Simulation.Stage stage = new Simulation.Stage(cut, COSTS, Terrain.EVEN, 2);
    assertThat(Simulation.seconds(FOUR, List.of(stage, stage), 5))
        .isCloseTo(2 * one + 4, withPercentage(0.001));
  }

  @Test
  void theSameSeedGivesTheSame() {
    Cut cut = Cut.random(100_000, 500, 64);
    assertThat(seconds(FOUR, COSTS, cut)).isEqualTo(seconds(FOUR, COSTS, cut));
  }
}
