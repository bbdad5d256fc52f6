package io.dpl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dpl.api.diagnostic.DplException;
import io.dpl.api.diagnostic.PlanCode;
import io.dpl.api.model.BatchModel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.arrow.vector.BigIntVector;
import org.junit.jupiter.api.Test;

class OwnCodeTest {

  @Test
  void objectsOfTheProgramDoNotTravel() {
    try (Dpl dpl =
        Dpl.builder()
            .memoryBytes(1L << 30)
            .with("SLUG(title STRING) -> STRING", row -> row[0])
            .with("shout", "(text STRING) -> STRING", row -> row[0] + "!")
            .open()) {
      refused(dpl, "VALUES ('a') AS t(title) | EXTEND SLUG(title) AS slug", "function SLUG");
      refused(
          dpl,
          "CREATE MODEL loud(text STRING) RETURNS STRING USING JAVA 'shout';"
              + " VALUES ('a') AS t(s) | APPLY loud(s) AS l",
          "model loud");
      dpl.own()
          .checkCanTravel(
              dpl.pipeline("VALUES ('a') AS t(s) | EXTEND UPPER(s) AS u").plan().stages());
    }
  }

  @Test
  void aModelIsNeverShownMoreThanItsBatch() {
    List<Integer> runs = Collections.synchronizedList(new ArrayList<>());
    BatchModel model =
        (arguments, rows, outputs) -> {
          runs.add(rows);
          BigIntVector out = (BigIntVector) outputs.get(0);
          out.allocateNew(rows);
          for (int row = 0; row < rows; row++) {
            out.set(row, row);
          }
        };
    try (Dpl dpl =
        Dpl.builder().memoryBytes(1L << 30).with("place", "(n BIGINT) -> BIGINT", model).open()) {
      String script =
          "CREATE MODEL m(n BIGINT) RETURNS BIGINT USING JAVA 'place';"
              + " FROM UNNEST(RANGE(100)) AS t(n) | BATCH 8 | APPLY m(n) AS r";
      try (Rows<Row> rows = dpl.pipeline(script).plan().rows()) {
        assertThat(rows).hasSize(100);
      }
      assertThat(runs).isNotEmpty().allMatch(rows -> rows <= 8);
    }
  }

  private static void refused(Dpl dpl, String script, String what) {
    Plan plan = dpl.pipeline(script).plan();
    assertThatThrownBy(() -> dpl.own().checkCanTravel(plan.stages()))
        .isInstanceOfSatisfying(
            DplException.class,
            e -> {
              assertThat(e.diagnostics().get(0).code()).isEqualTo(PlanCode.NOT_YET);
              assertThat(e.getMessage()).contains(what);
            });
  }
}
