package io.dpl.api.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {

  @Test
  void swappedLettersAreOneEdit() {
    assertThat(Nearest.to("widht", List.of("width", "height"))).contains("width");
  }

  @Test
  void farWordsAreNotSuggested() {
    assertThat(Nearest.to("caption", List.of("width", "height"))).isEmpty();
  }

  @Test
  void everyCodeHasItsOwnNumber() {
    assertThat(Codes.all()).extracting(Code::id).doesNotHaveDuplicates();
    assertThat(Codes.find("dpl2003")).contains(NameCode.UNKNOWN_COLUMN);
  }
}
