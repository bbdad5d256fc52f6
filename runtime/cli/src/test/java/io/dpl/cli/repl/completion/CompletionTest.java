package io.dpl.cli.repl.completion;

import static org.assertj.core.api.Assertions.assertThat;

import io.dpl.Dpl;
import io.dpl.cli.repl.session.Input;
import io.dpl.cli.repl.session.Session;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The cursor is where the text ends, or at {@code ^}. */
class CompletionTest {

  private static Dpl dpl;
  private static Columns columns;
  private static Completion completion;

  @BeforeAll
  static void open() {
    dpl = Dpl.open();
    Session session = new Session();
    declare(session, "LET photos = VALUES (1, 'a', 0.5) AS v(id, caption, score);");
    declare(session, "LET people = VALUES (1, 'b') AS v(person_id, full_name);");
    declare(
        session,
        "CREATE MODEL embed(text STRING) RETURNS FLOAT[384] USING BUILTIN 'minilm-l6-v2';");
    declare(session, "PARAM $limit BIGINT DEFAULT 5;");
    columns = new Columns(session, dpl);
    completion = new Completion(session, dpl.registry(), columns);
    // The first compile of a process takes longer than anybody waits for a list.
    session.pipeline(Input.of("", "FROM photos"), dpl).schemas();
  }

  private static void declare(Session session, String text) {
    session.keep(Input.of("<input>", text));
  }

  @AfterAll
  static void close() {
    columns.close();
    dpl.close();
  }

  @Test
  void statementsAndOperators() {
    assertThat(at("")).contains("LET", "READ", "FROM", "CREATE MODEL").doesNotContain("WHERE");
    assertThat(at("FROM photos | ")).contains("WHERE", "EXTEND", "APPLY").doesNotContain("LET");
    assertThat(at("FROM photos | wh")).containsExactly("where");
    assertThat(at("LET x = ")).containsExactlyInAnyOrder("READ", "FROM", "VALUES");
  }

  @Test
  void columnsAtThisPointOfThePipeline() {
    assertThat(at("FROM photos | WHERE ")).startsWith("id", "caption", "score");
    assertThat(at("FROM photos | DROP score | RENAME caption AS words | WHERE "))
        .startsWith("id", "words")
        .doesNotContain("score", "caption");
    assertThat(at("FROM photos | AGGREGATE COUNT(*) AS n GROUP BY caption | ORDER BY "))
        .startsWith("caption", "n")
        .doesNotContain("id");
    assertThat(at("FROM photos\n| WHERE sco^\n| LIMIT 3;")).contains("score");
  }

  @Test
  void itemsOfTheSameOperatorAreSeen() {
    assertThat(at("FROM photos | EXTEND score * 2 AS twice, tw")).contains("twice");
    assertThat(at("FROM photos | EXTEND score * 2 AS twice, UPPER(cap")).contains("caption");
  }

  @Test
  void bothSidesOfAJoin() {
    assertThat(at("FROM photos | JOIN peo")).containsExactly("people");
    assertThat(at("FROM photos | JOIN people ON id = pers")).contains("person_id");
    assertThat(at("FROM photos | JOIN (FROM people | DROP full_name) ON "))
        .contains("id", "person_id")
        .doesNotContain("full_name");
  }

  @Test
  void branchesAndSubqueries() {
    assertThat(at("FROM photos | DROP id | TEE (| WHERE sc")).contains("score");
    assertThat(at("FROM photos | WHERE id IN (FROM people | SELECT pers")).contains("person_id");
  }

  @Test
  void functionsWithSignatures() {
    Completion.Found found = completion.at("FROM photos | EXTEND UPP", 24);
    assertThat(found.candidates()).hasSize(1);
    assertThat(found.candidates().get(0).value()).isEqualTo("UPPER(");
    assertThat(found.candidates().get(0).description()).contains("STRING");
    assertThat(at("FROM photos | EXTEND CHUNK_TEXT(caption, ")).contains("size =>", "overlap =>");
  }

  @Test
  void modelsParametersFormatsOptionsSettings() {
    assertThat(at("FROM photos | APPLY ")).contains("embed(");
    assertThat(at("FROM photos | LIMIT $")).containsExactly("$limit");
    assertThat(at("READ CS")).containsExactly("CSV");
    assertThat(at("READ CSV 'a.csv' OPTIONS (hea")).containsExactly("header =");
    assertThat(at("FROM photos | WRITE PAR")).containsExactly("PARQUET");
    assertThat(at("FROM photos | WRITE PARQUET 'a/' MODE ")).contains("OVERWRITE");
    assertThat(at("CREATE MODEL m(t STRING) RETURNS FLOAT[3] USING B")).contains("BUILTIN");
    assertThat(at("SET ex")).containsExactly("exchange");
  }

  @Test
  void files(@TempDir Path folder) throws Exception {
    Files.writeString(folder.resolve("photos.csv"), "a\n1\n");
    Files.createDirectory(folder.resolve("phrases"));
    assertThat(at("READ CSV '" + folder + "/ph"))
        .containsExactly(folder + "/photos.csv'", folder + "/phrases/");
  }

  @Test
  void nothingInsideOfACommentAndNothingThatFails() {
    assertThat(at("FROM photos | WHERE 'ab")).isEmpty();
    for (String odd : List.of(")", "((((", "FROM photos | WHERE )", "'", "$$", "\"", "| |", ";;")) {
      assertThat(at(odd)).isNotNull();
    }
  }

  private static List<String> at(String text) {
    int cursor = text.indexOf('^');
    String plain = text.replace("^", "");
    return completion.at(plain, cursor < 0 ? plain.length() : cursor).candidates().stream()
        .map(Candidate::value)
        .toList();
  }
}
