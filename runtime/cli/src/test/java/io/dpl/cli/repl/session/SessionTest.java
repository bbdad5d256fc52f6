package io.dpl.cli.repl.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dpl.Dpl;
import io.dpl.api.diagnostic.DplException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SessionTest {

  private static Dpl dpl;
  private final Session session = new Session();

  @BeforeAll
  static void open() {
    dpl = Dpl.open();
  }

  @AfterAll
  static void close() {
    dpl.close();
  }

  @Test
  void whatIsDeclaredStays() {
    type("LET t = VALUES (1, 'a') AS v(id, name);");
    type("PARAM $least BIGINT DEFAULT 0;");
    type("SET partitions = 3;");
    assertThat(columns("FROM t | WHERE id > $least")).containsExactly("id", "name");
    assertThat(session.declarations())
        .extracting(Declaration::name)
        .containsExactly("t", "least", "partitions");
  }

  @Test
  void typedAgainItReplacesAndThoseBehindItSeeTheNewOne() {
    type("LET a = VALUES (1) AS v(x);");
    type("LET b = FROM a | EXTEND 1 AS more;");
    type("LET c = VALUES (2, 3) AS v(y, z);");
    type("LET a = FROM c;");
    assertThat(columns("FROM b")).containsExactly("y", "z", "more");
  }

  @Test
  void onlyWhatIsReachedStandsBeforeAStatement() {
    type("LET good = VALUES (1) AS v(x);");
    session.keep(Input.of("<input 9>", "LET gone = READ CSV 'no/such/file.csv';"));
    assertThat(columns("FROM good")).containsExactly("x");
    assertThat(failure("FROM gone").diagnostics().get(0).span().source()).isEqualTo("<input 9>");
  }

  @Test
  void placesAreThoseOfWhatWasTyped() {
    type("LET t = VALUES (1, 'a') AS v(id, name);");
    DplException failure = failure("FROM t\n| WHERE nam = 'a';");
    assertThat(failure.diagnostics().get(0).span().line()).isEqualTo(2);
    assertThat(failure.diagnostics().get(0).span().column()).isEqualTo(9);
    assertThat(failure.diagnostics().get(0).help()).containsExactly("did you mean name?");
  }

  @Test
  void aWrongNameIsComparedWithAllOfTheSession() {
    type("LET pictures = VALUES (1) AS v(id);");
    DplException failure = failure("FROM picture;");
    assertThat(failure.diagnostics().get(0).help()).containsExactly("did you mean pictures?");
  }

  @Test
  void valuesAreReadByTheTypeOfTheParameter() {
    session.bind("day", "2026-01-02");
    session.bind("n", "2");
    type("PARAM $day DATE;");
    type("LET t = VALUES (1), (2), (3) AS v(id);");
    assertThat(columns("FROM t | WHERE id < $n | EXTEND $day AS day")).containsExactly("id", "day");
  }

  @Test
  void aPipeGoesOnWithTheLastPipeline() {
    session.ran(type("VALUES (1, 2) AS v(a, b) | EXTEND a + b AS c;"));
    assertThat(columns("| DROP a")).containsExactly("b", "c");
  }

  @Test
  void aSavedSessionIsAScriptInAnOrderThatRuns() {
    type("LET a = VALUES (1) AS v(x);");
    session.ran(type("FROM a | LIMIT 1;"));
    type("LET b = VALUES (2) AS v(x);");
    type("LET a = FROM b;");
    assertThat(session.script())
        .isEqualTo("LET b = VALUES (2) AS v(x);\nLET a = FROM b;\n\nFROM a | LIMIT 1;\n");
    assertThat(dpl.pipeline(session.script()).check()).isEmpty();
  }

  @Test
  void resetForgetsASetting() {
    type("SET partitions = 3;");
    type("RESET partitions;");
    assertThat(session.declarations()).isEmpty();
  }

  private Input type(String text) {
    Input input = session.read(text);
    session.plan(input, dpl);
    session.keep(input);
    return input;
  }

  private List<String> columns(String text) {
    var schemas = session.pipeline(session.read(text), dpl).schemas();
    return schemas.get(0).names();
  }

  private DplException failure(String text) {
    return catchThrowableOfType(DplException.class, () -> session.plan(session.read(text), dpl));
  }
}
