package io.dpl.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import io.dpl.grammar.Lexeme.Kind;
import org.junit.jupiter.api.Test;

class LexemeTest {

  @Test
  void tellsWhatEachPartIs() {
    assertThat(Lexeme.of("READ CSV 'a' -- all\n| LIMIT $n"))
        .extracting(Lexeme::kind, Lexeme::text)
        .containsExactly(
            tuple(Kind.KEYWORD, "READ"),
            tuple(Kind.NAME, "CSV"),
            tuple(Kind.STRING, "'a'"),
            tuple(Kind.COMMENT, "-- all"),
            tuple(Kind.SIGN, "|"),
            tuple(Kind.KEYWORD, "LIMIT"),
            tuple(Kind.PARAMETER, "$n"));
  }

  @Test
  void aContextualWordIsOneWhereAnOperatorStartsOrInCapitals() {
    assertThat(Lexeme.of("from t | apply m | select batch, BATCH"))
        .filteredOn(lexeme -> lexeme.kind() == Kind.KEYWORD)
        .extracting(Lexeme::text)
        .containsExactly("from", "apply", "select", "BATCH");
  }

  @Test
  void whatIsNeverClosedIsOpen() {
    assertThat(Lexeme.of("FROM 'a.c")).last().extracting(Lexeme::kind).isEqualTo(Kind.OPEN);
    assertThat(Lexeme.of("FROM t /* why")).last().extracting(Lexeme::kind).isEqualTo(Kind.OPEN);
    assertThat(Lexeme.of("FROM t | WHERE a == 1"))
        .filteredOn(lexeme -> lexeme.kind() == Kind.WRONG)
        .hasSize(1);
  }

  @Test
  void placesCountAsJavaDoes() {
    Lexeme last = Lexeme.of("SELECT '\uD83D\uDE00' name").get(2);
    assertThat(last.start()).isEqualTo(12);
    assertThat(last.end()).isEqualTo(16);
  }

  private static org.assertj.core.groups.Tuple tuple(Kind kind, String text) {
    return org.assertj.core.api.Assertions.tuple(kind, text);
  }
}
