package io.dpl.cli.repl.completion;

import java.util.List;
import java.util.Locale;

/**
 * Something that may stand at the cursor.
 *
 * @param value what is typed for it
 * @param group heading in a list of candidates
 * @param description one line, may be empty
 * @param ends whether a space follows when it is the only one
 */
public record Candidate(String value, String group, String description, boolean ends) {

  static Candidate word(String value, String group) {
    return new Candidate(value, group, "", true);
  }

  static Candidate word(String value, String group, String description) {
    return new Candidate(value, group, description, true);
  }

  /** One that goes on right behind it. */
  static Candidate open(String value, String group, String description) {
    return new Candidate(value, group, description, false);
  }

  /** The same in small letters where it is a word of the language or a function. */
  Candidate lowerCase() {
    boolean ofLanguage = !List.of("columns", "files", "row sets", "models").contains(group);
    return ofLanguage
        ? new Candidate(value.toLowerCase(Locale.ROOT), group, description, ends)
        : this;
  }
}
