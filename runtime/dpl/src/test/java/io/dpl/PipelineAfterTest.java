package io.dpl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dpl.api.diagnostic.DplException;
import io.dpl.api.type.DplType;
import io.dpl.grammar.Parsed;
import io.dpl.grammar.ScriptParser;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Statements of a session before the one that is typed. */
class PipelineAfterTest {

  private static final List<Parsed> DECLARATIONS =
      List.of(
          ScriptParser.parse("<LET t>", "LET t = VALUES (1, 'a'), (2, 'b') AS v(id, name);"),
          ScriptParser.parse("<LET u>", "LET u = FROM t | WHERE idd > 1;"));

  @Test
  void seesWhatStandsBefore() {
    try (Dpl dpl = Dpl.open()) {
      var schemas =
          dpl.pipeline("<typed>", "FROM t | EXTEND id * 2 AS twice | ORDER BY name")
              .after(DECLARATIONS.subList(0, 1))
              .schemas();
      assertThat(schemas).hasSize(1);
      assertThat(schemas.get(0).names()).containsExactly("id", "name", "twice");
      assertThat(schemas.get(0).fields().get(1).type()).isEqualTo(DplType.Simple.STRING);
    }
  }

  @Test
  void placesAreThoseOfThePartThatIsWrong() {
    try (Dpl dpl = Dpl.open()) {
      DplException failure =
          catchThrowableOfType(
              DplException.class,
              () -> dpl.pipeline("<typed>", "FROM u").after(DECLARATIONS).plan());
      assertThat(failure.diagnostics().get(0).span().toString()).isEqualTo("<LET u>:1:24");
    }
  }
}
