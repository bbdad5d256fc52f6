package io.dpl.grammar;

import io.dpl.grammar.antlr.DplLexer;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/** The words that are a name only in quotes. At most 45, ever: a new keyword is contextual. */
public final class ReservedWords {

  /** In upper case, in the order of the alphabet. */
  public static final Set<String> ALL = read();

  private ReservedWords() {}

  /** Whether a name must be quoted, in any case. */
  public static boolean contains(String word) {
    return ALL.contains(word.toUpperCase(Locale.ROOT));
  }

  private static Set<String> read() {
    Set<String> words = new LinkedHashSet<>();
    for (int type = DplLexer.AGGREGATE; type <= DplLexer.WITH; type++) {
      words.add(DplLexer.VOCABULARY.getSymbolicName(type));
    }
    return Collections.unmodifiableSet(words);
  }
}
