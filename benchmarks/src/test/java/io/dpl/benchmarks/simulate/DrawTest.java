package io.dpl.benchmarks.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import java.util.SplittableRandom;
import java.util.function.LongToDoubleFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What is drawn at once has the mean and spread of what it stands for. */
class DrawTest {

  private static final int MANY = 20_000;

  private static double[] moments(LongToDoubleFunction drawn) {
    double[] values = LongStream.range(0, MANY).mapToDouble(drawn).toArray();
    double mean = java.util.Arrays.stream(values).average().orElseThrow();
    double square =
        java.util.Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElseThrow();
    return new double[] {mean, Math.sqrt(square)};
  }

  @Test
  void theSumOfRowsIsThatOfSingleRows() {
    Draw draw = new Draw(3);
    for (double variation : new double[] {0.2, 1, 3}) {
      for (int rows : new int[] {1, 64, 100_000}) {
        double[] moments = moments(i -> draw.sum(rows, variation));
        assertThat(moments[0]).isCloseTo(rows, withPercentage(8));
        assertThat(moments[1]).isCloseTo(variation * Math.sqrt(rows), withPercentage(8));
      }
    }
  }

  @Test
  void binomialNumbersHaveTheirMeanAndSpread() {
    Draw draw = new Draw(4);
    for (double mean : new double[] {0.5, 5, 64, 5000}) {
      double probability = mean / 1_000_000;
      double[] moments = moments(i -> draw.binomial(1_000_000, probability));
      assertThat(moments[0]).isCloseTo(mean, withPercentage(3));
      assertThat(moments[1]).isCloseTo(Math.sqrt(mean), withPercentage(3));
    }
  }

  @Test
  void filesCostOneOnAverage() {
    Terrain terrain = Terrain.files(37, 1, new SplittableRandom(2));
    double sum = 0;
    for (int i = 0; i < 100; i++) {
      sum += terrain.mean(i / 100.0, (i + 1) / 100.0) / 100;
    }
    assertThat(sum).isCloseTo(1, withPercentage(1e-6));
    assertThat(terrain.mean(0, 1)).isCloseTo(1, withPercentage(1e-6));
  }
}
