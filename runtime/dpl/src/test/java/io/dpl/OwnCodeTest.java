package io.dpl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dpl.api.diagnostic.DplException;
import io.dpl.api.diagnostic.PlanCode;
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
