package io.dpl.cli.repl.input;

import io.dpl.cli.repl.completion.Candidate;
import io.dpl.cli.repl.completion.Completion;
import java.util.List;
import java.util.function.BiFunction;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;
import org.jspecify.annotations.Nullable;

/**
 * Hands the candidates of a place to the line editor, which shows them.
 *
 * @param completion of a text and a place in it
 */
record Suggestions(BiFunction<String, Integer, Completion.Found> completion) implements Completer {

  private static final int MOST_DESCRIPTION = 72;

  @Override
  public void complete(
      LineReader reader, ParsedLine line, List<org.jline.reader.Candidate> candidates) {
    Completion.Found found = completion.apply(line.line(), line.cursor());
    int order = 0;
    for (Candidate candidate : found.candidates()) {
      candidates.add(
          new org.jline.reader.Candidate(
              candidate.value(),
              candidate.value(),
              candidate.group(),
              shortened(candidate.description()),
              null,
              null,
              candidate.ends(),
              order++));
    }
  }

  private static @Nullable String shortened(String description) {
    if (description.isEmpty()) {
      return null;
    }
    return description.length() <= MOST_DESCRIPTION
        ? description
        : description.substring(0, MOST_DESCRIPTION - 1) + "…";
  }
}
