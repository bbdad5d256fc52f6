package io.dpl.benchmarks.embedding;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Texts of 5 to 250 words, short ones more often; the same for the same count. */
public final class MixedTexts {

  private static final String[] WORDS =
      ("the of and to in that is was for on as with by at from it an be this which or are not have "
              + "partition batch model vector column pipeline memory stage network reader writer "
              + "river mountain winter children question morning history language science garden")
          .split(" ");

  private MixedTexts() {}

  /** So many texts. */
  public static List<String> of(int count) {
    Random random = new Random(42);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int words = (int) (5 * Math.pow(50, random.nextDouble()));
      StringBuilder text = new StringBuilder();
      for (int w = 0; w < words; w++) {
        text.append(w == 0 ? "" : " ").append(WORDS[random.nextInt(WORDS.length)]);
      }
      texts.add(text.append('.').toString());
    }
    return texts;
  }
}
