package io.dpl.api.function;

import static org.assertj.core.api.Assertions.assertThat;

import io.dpl.api.type.DplType;
import io.dpl.api.type.DplType.Simple;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignatureTest {

  @Test
  void textReadsBack() {
    String text =
        "CHUNK_TEXT(text STRING, size => BIGINT = 800, overlap => BIGINT = 100) -> STRING[]";
    assertThat(Signature.parse(text)).hasToString(text);
    assertThat(Signature.parse(text).options())
        .extracting(Signature.Parameter::defaultText)
        .containsExactly("800", "100");
  }

  @Test
  void defaultsMayHoldCommas() {
    String text =
        "CSV_ROWS(text STRING, delim => STRING = ',', quote => STRING = '\"') -> STRING[][]";
    assertThat(Signature.parse(text)).hasToString(text);
    assertThat(Signature.parse(text).options()).hasSize(2);
  }

  @Test
  void lettersAreBoundToTheCommonType() {
    SignatureMatch match =
        Signature.parse("COALESCE(...T) -> T")
            .match(List.of(Simple.INTEGER, Simple.DOUBLE))
            .orElseThrow();
    assertThat(match.returns()).isEqualTo(Simple.DOUBLE);
    assertThat(match.arguments()).containsExactly(Simple.DOUBLE, Simple.DOUBLE);
  }

  @Test
  void vectorsMustHaveOneDimension() {
    Signature cosine = Signature.parse("COSINE(a FLOAT[n], b FLOAT[n]) -> DOUBLE");
    DplType three = new DplType.Vector(Simple.FLOAT, 3);
    assertThat(cosine.match(List.of(three, three))).isPresent();
    assertThat(cosine.match(List.of(three, new DplType.Vector(Simple.FLOAT, 4)))).isEmpty();
  }

  @Test
  void listsGiveTheirElement() {
    Signature first = Signature.parse("LIST_FIRST(list T[]) -> T");
    assertThat(first.match(List.of(new DplType.ListOf(Simple.STRING))).orElseThrow().returns())
        .isEqualTo(Simple.STRING);
    assertThat(first.match(List.of(Simple.STRING))).isEmpty();
  }

  @Test
  void textsAndNumbersNeverMix() {
    assertThat(Signature.parse("UPPER(text STRING) -> STRING").match(List.of(Simple.INTEGER)))
        .isEmpty();
    assertThat(Signature.parse("COALESCE(...T) -> T").match(List.of(Simple.INTEGER, Simple.STRING)))
        .isEmpty();
  }

  @Test
  void decimalsKeepTheirScale() {
    Signature sum = Signature.parse("SUM(value DECIMAL(p,s)) -> DECIMAL(38,s)");
    assertThat(sum.match(List.of(DplType.parse("DECIMAL(12,2)"))).orElseThrow().returns())
        .isEqualTo(DplType.parse("DECIMAL(38,2)"));
    assertThat(sum.match(List.of(Simple.BIGINT))).isEmpty();
  }

  @Test
  void aLambdaIsGivenAsTheTypeOfItsBody() {
    Signature each = Signature.parse("LIST_TRANSFORM(list T[], each LAMBDA) -> V[]");
    assertThat(
            each.match(List.of(DplType.parse("BIGINT[]"), Simple.STRING)).orElseThrow().returns())
        .isEqualTo(DplType.parse("STRING[]"));
  }
}
