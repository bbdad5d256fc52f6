package io.dpl.examples;

import io.dpl.api.model.JavaSignature;
import io.dpl.api.model.RowModel;
import java.util.List;

/**
 * A model written in Java: how many words a text has and how long they are on average.
 *
 * <p>Example: {@code CREATE MODEL readability(text STRING) RETURNS (words BIGINT, letters DOUBLE)
 * USING JAVA 'io.dpl.examples.Readability'}.
 */
@JavaSignature("(text STRING) -> STRUCT(words BIGINT, letters DOUBLE)")
public final class Readability implements RowModel {

  @Override
  public Object run(Object[] row) {
    String[] words = ((String) row[0]).strip().split("\\s+");
    if (words[0].isEmpty()) {
      throw new IllegalArgumentException("the text has no words");
    }
    int letters = 0;
    for (String word : words) {
      letters += word.length();
    }
    return List.of(words.length, (double) letters / words.length);
  }
}
