package io.dpl.compiler.scale;

import static org.assertj.core.api.Assertions.assertThat;

import io.dpl.api.function.Cost;
import io.dpl.api.function.Traits;
import io.dpl.api.model.ModelSignature;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorthARunTest {

  /** So many seconds a run and a row, declared as 64 rows a run. */
  private static ModelSignature model(double run, double row) {
    Cost cost = new Cost(row + run / 64, 8, 2);
    return new ModelSignature(List.of(), List.of(), Traits.PURE, cost, 0, 1_000, 64, 64)
        .withSecondsPerRun(run);
  }

  @Test
  void theFixedPartIsATwentiethAtMost() {
    // 0.05 / 0.05 - 0.05 = 0.95 s of rows, 950 of 1 ms
    assertThat(WorthARun.rows(model(0.05, 0.001), 1e9)).isEqualTo(1024);
    assertThat(WorthARun.rows(model(0.05, 0.1), 1e9)).isEqualTo(64);
  }

  @Test
  void whatIsNotKnownStays() {
    assertThat(WorthARun.rows(model(0, 0.001), 1e9)).isEqualTo(64);
  }

  @Test
  void aBatchOfEveryTaskFitsAQuarterOfTheMemory() {
    // 8 GB / 4 / 4 tasks = 500 MB, and (50,000 * 2 + 1,000) bytes a row: 4,950 rows
    assertThat(WorthARun.rows(model(1, 0.001), 8_000_000_000L, 4, 50_000)).isEqualTo(4096);
    assertThat(WorthARun.rows(model(1, 0.001), 1_000_000L, 4, 50_000)).isEqualTo(64);
  }
}
