package io.dpl.benchmarks.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import io.dpl.benchmarks.simulate.Measured.Constants;
import io.dpl.benchmarks.simulate.Measured.Script;
import java.util.List;
import org.junit.jupiter.api.Test;

class MeasuredTest {

  private static final SimulatedModels.Told CALL =
      new SimulatedModels.Told(0.002, 0.0001, 64, 64, false);

  @Test
  void scriptsRunAndHaveAPrediction() throws Exception {
    Script script = new Script("small", 100, 4, 25, 2, CALL);
    Measured.Line line = Measured.run(List.of(script), 1).lines().get(0);
    assertThat(line.measured()).isPositive();
    assertThat(line.predicted()).isPositive();
  }

  @Test
  void aPredictionIsTheSumOfItsParts() {
    // four equal tasks on four threads: each a task, two batches, 25 rows
    Constants constants = new Constants(0.1, 0.01, 0.001, 0.0005);
    double sum = 0.1 + 0.01 + 2 * (0.001 + 0.0025) + 25 * 0.0001;
    assertThat(Measured.predicted(new Script("", 100, 4, 13, 4, CALL), constants))
        .isCloseTo(sum, withPercentage(10));
  }

  @Test
  void aModelIsToldThroughItsLocation() {
    assertThat(SimulatedModels.Told.parse(CALL.location())).isEqualTo(CALL);
    SimulatedModels.Told random = new SimulatedModels.Told(0, 0.001, 64, 64, true);
    assertThat(random.seconds(0, 10_000)).isCloseTo(10, withPercentage(5));
  }
}
