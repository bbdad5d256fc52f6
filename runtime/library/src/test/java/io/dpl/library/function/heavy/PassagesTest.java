package io.dpl.library.function.heavy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class PassagesTest {

  @Test
  void paragraphsGoBeforeSentencesAndWords() {
    assertThat(new Passages(30, 0).of("First one. Second.\n\nThird one is here. Fourth."))
        .containsExactly("First one. Second.", "Third one is here. Fourth.");
    assertThat(new Passages(20, 0).of("One is short. Two is a bit longer."))
        .containsExactly("One is short.", "Two is a bit longer.");
    assertThat(new Passages(10, 0).of("alpha beta gamma delta"))
        .containsExactly("alpha beta", "gamma", "delta");
    assertThat(new Passages(4, 0).of("abcdefghij")).containsExactly("abcd", "efgh", "ij");
  }

  @Test
  void neighboursShareWholeWords() {
    List<String> passages = new Passages(20, 8).of("one two three four five six seven eight nine");
    assertThat(passages)
        .containsExactly("one two three four", "four five six seven", "seven eight nine");
  }

  @Test
  void blankTextsHaveNoPassages() {
    assertThat(new Passages(10, 2).of("")).isEmpty();
    assertThat(new Passages(10, 2).of(" \n\t ")).isEmpty();
    assertThat(new Passages(10, 2).of(" a ")).containsExactly("a");
  }

  @Test
  void charactersStayWhole() {
    String flag = "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67";
    assertThat(new Passages(4, 0).of(flag + flag)).allSatisfy(PassagesTest::isWhole);
    assertThat(new Passages(5, 0).of("e\u0301".repeat(10)))
        .allSatisfy(passage -> assertThat(passage).startsWith("e").endsWith("\u0301"));
  }

  @Property(tries = 300, seed = "1")
  void nothingIsLostAndNothingIsTooLong(
      @ForAll @StringLength(max = 400) String text,
      @ForAll @IntRange(min = 1, max = 60) int size,
      @ForAll @IntRange(min = 0, max = 59) int overlap) {
    List<String> passages = new Passages(size, Math.min(overlap, size - 1)).of(text);
    assertThat(passages)
        .allSatisfy(
            passage -> {
              assertThat(passage.codePointCount(0, passage.length())).isBetween(1, size);
              assertThat(text).contains(passage);
            });
    Set<Integer> kept = new HashSet<>();
    passages.forEach(passage -> passage.codePoints().forEach(kept::add));
    assertThat(kept)
        .containsAll(text.codePoints().filter(c -> !Character.isWhitespace(c)).boxed().toList());
  }

  private static void isWhole(String passage) {
    assertThat(Character.isLowSurrogate(passage.charAt(0))).isFalse();
    assertThat(Character.isHighSurrogate(passage.charAt(passage.length() - 1))).isFalse();
  }
}
