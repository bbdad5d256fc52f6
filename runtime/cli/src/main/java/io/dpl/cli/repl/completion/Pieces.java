package io.dpl.cli.repl.completion;

import io.dpl.cli.repl.completion.Cursor.Level;
import io.dpl.grammar.Lexeme;
import java.util.ArrayList;
import java.util.List;

/** The pipelines whose columns can be named at a cursor. */
final class Pieces {

  private Pieces() {}

  /**
   * Texts of pipelines, the best first: with the items of the operator that are already written,
   * then without the operator. Empty where there is no pipeline before the cursor.
   */
  static List<String> before(Cursor cursor) {
    Level inner = cursor.pipeline();
    if (inner == null || inner.pipe() < 0) {
      return List.of();
    }
    List<String> texts = new ArrayList<>();
    String sources = outer(cursor);
    boolean adds = List.of("EXTEND", "SET", "APPLY").contains(inner.head());
    if (adds && inner.comma() >= 0) {
      texts.add(sources + cursor.text().substring(inner.start(), inner.comma()));
    }
    String without = sources + cursor.text().substring(inner.start(), inner.pipe());
    if (!without.isBlank()) {
      texts.add(without);
    }
    return texts;
  }

  /** What stands before a branch: the pipeline that branches, and so on outwards. */
  private static String outer(Cursor cursor) {
    List<Level> levels = cursor.pipelines();
    int first = levels.size() - 1;
    while (first > 0 && levels.get(first).isBranch()) {
      first--;
    }
    StringBuilder text = new StringBuilder();
    for (int i = first; i < levels.size() - 1; i++) {
      Level level = levels.get(i);
      text.append(cursor.text(), level.start(), Math.max(level.start(), level.pipe())).append('\n');
    }
    return text.toString();
  }

  /** The other side of a JOIN; empty elsewhere. */
  static List<String> joined(Cursor cursor) {
    Level inner = cursor.pipeline();
    if (inner == null || !inner.has("JOIN")) {
      return List.of();
    }
    List<Lexeme> words = inner.operator();
    for (int i = 0; i + 1 < words.size(); i++) {
      if (words.get(i).is("JOIN")) {
        Lexeme right = words.get(i + 1);
        if (right.is("(")) {
          return nested(cursor, words, i + 1);
        }
        return List.of("FROM " + right.text());
      }
    }
    return List.of();
  }

  private static List<String> nested(Cursor cursor, List<Lexeme> words, int open) {
    // What stands between them is in a level of its own.
    if (open + 1 >= words.size() || !words.get(open + 1).is(")")) {
      return List.of();
    }
    int start = words.get(open).end();
    return List.of(cursor.text().substring(start, words.get(open + 1).start()));
  }
}
