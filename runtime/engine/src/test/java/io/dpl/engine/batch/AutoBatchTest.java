package io.dpl.engine.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntToLongFunction;
import org.junit.jupiter.api.Test;

/** Its clock is a formula: what a run of so many rows takes. */
class AutoBatchTest {

  private static final long MILLIS = 1_000_000;

  private static List<AutoBatch.Step> run(AutoBatch batch, int runs, IntToLongFunction nanos) {
    List<AutoBatch.Step> steps = new ArrayList<>();
    for (int i = 0; i < runs; i++) {
      int rows = batch.rows();
      batch.ran(rows, rows, nanos.applyAsLong(rows)).ifPresent(steps::add);
    }
    return steps;
  }

  @Test
  void doublesWhileItPaysByMoreThanFivePercent() {
    AutoBatch batch = new AutoBatch(64, 65_536);
    List<AutoBatch.Step> steps = run(batch, 100, rows -> (50 + rows) * MILLIS);
    assertThat(steps).extracting(AutoBatch.Step::toRows).containsExactly(128, 256, 512, 1024, 512);
    assertThat(steps.get(4).because()).isEqualTo("911 rows/s became 953 with twice the rows");
    assertThat(batch.rows()).isEqualTo(512);
    assertThat(batch.isSettled()).isTrue();
  }

  @Test
  void goesBackAtOnceWhereMoreRowsDoNotPay() {
    AutoBatch batch = new AutoBatch(64, 65_536);
    assertThat(run(batch, 100, rows -> rows * MILLIS))
        .extracting(AutoBatch.Step::toRows)
        .containsExactly(128, 64);
  }

  @Test
  void stopsAtTheBound() {
    AutoBatch batch = new AutoBatch(64, 200);
    List<AutoBatch.Step> steps = run(batch, 100, rows -> 50 * MILLIS);
    assertThat(steps).extracting(AutoBatch.Step::toRows).containsExactly(128, 128);
    assertThat(steps.get(1).because()).endsWith("and the bound is 200 rows");
    assertThat(run(new AutoBatch(64, 64), 100, rows -> 50 * MILLIS)).hasSize(1);
  }

  @Test
  void stepsBackWhereMemoryFailsAndStaysThere() {
    AutoBatch batch = new AutoBatch(64, 4096);
    run(batch, 4, rows -> 50 * MILLIS);
    assertThat(batch.rows()).isEqualTo(128);
    assertThat(batch.failed(128).orElseThrow().toRows()).isEqualTo(64);
    assertThat(batch.failed(128)).as("of another task").isEmpty();
    assertThat(run(batch, 100, rows -> 50 * MILLIS)).isEmpty();
    assertThat(batch.failed(64).orElseThrow().toRows()).isEqualTo(32);
    assertThat(new AutoBatch(1, 8).failed(1)).isEmpty();
  }

  @Test
  void theLastRowsOfATaskAndASlowFirstRunSayNothing() {
    AutoBatch batch = new AutoBatch(64, 4096);
    batch.ran(64, 64, 5_000 * MILLIS);
    for (int i = 0; i < 20; i++) {
      assertThat(batch.ran(64, 32, 5_000 * MILLIS)).isEmpty();
    }
    assertThat(run(batch, 100, rows -> rows * MILLIS))
        .extracting(AutoBatch.Step::toRows)
        .containsExactly(128, 64);
  }

  @Test
  void oneSlowRunOfThreeDoesNotDecide() {
    AutoBatch batch = new AutoBatch(64, 128);
    int[] runs = {0};
    run(batch, 7, rows -> (runs[0]++ % 3 == 1 ? 900 : 50) * MILLIS);
    assertThat(batch.rows()).isEqualTo(128);
  }

  /** Whatever runs take and however often memory fails: in the bound, and at rest in the end. */
  @Test
  void neverExceedsItsBoundAndEndsAtAFixedPoint() {
    for (int seed = 0; seed < 500; seed++) {
      Random random = new Random(seed);
      int start = 1 + random.nextInt(300);
      int most = start + random.nextInt(5_000);
      int fits = 1 + random.nextInt(2 * most);
      long fixed = random.nextInt(100) * MILLIS;
      AutoBatch batch = new AutoBatch(start, most);
      for (int run = 0; run < 200; run++) {
        int rows = batch.rows();
        assertThat(rows).as("seed " + seed).isBetween(1, most);
        if (rows > fits) {
          batch.failed(rows);
          continue;
        }
        long nanos = (long) ((fixed + rows * MILLIS) * (0.5 + random.nextDouble()));
        batch.ran(rows, rows - random.nextInt(rows), nanos);
      }
      for (int run = 0; run < 200; run++) { // no more noise: three full runs a level are enough
        int rows = batch.rows();
        batch.ran(rows, rows, fixed + rows * MILLIS);
      }
      assertThat(batch.isSettled()).as("seed " + seed).isTrue();
      assertThat(batch.rows()).as("seed " + seed).isBetween(1, most);
      int rest = batch.rows();
      run(batch, 50, rows -> 1);
      assertThat(batch.rows()).as("seed " + seed).isEqualTo(rest);
    }
  }
}
