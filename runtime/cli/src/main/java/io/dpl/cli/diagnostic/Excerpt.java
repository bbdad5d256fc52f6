package io.dpl.cli.diagnostic;

import io.dpl.api.diagnostic.Span;
import io.dpl.cli.terminal.DisplayWidth;
import io.dpl.cli.terminal.SafeText;
import java.util.Optional;

/**
 * The line of a script that a span starts in, with a range of carets below it. A long line is cut
 * to a window around the range; a range over several lines is marked to the end of its first one.
 *
 * @param line the line as shown
 * @param carets spaces and carets, as wide as needed
 */
record Excerpt(String line, String carets) {

  private static final String CUT = "…";
  private static final String TAB = "    ";
  private static final int FEWEST_COLUMNS = 20;

  /** The excerpt of a text, or nothing where the span does not lie in it. */
  static Optional<Excerpt> of(String text, Span span, int columns) {
    if (!span.isKnown() || span.start() > text.length() || span.end() < span.start()) {
      return Optional.empty();
    }
    int from = text.lastIndexOf('\n', span.start() - 1) + 1;
    int to = text.indexOf('\n', span.start());
    to = to < 0 ? text.length() : to;
    if (to > from && text.charAt(to - 1) == '\r') {
      to--;
    }
    int start = Math.min(span.start(), to);
    int end = Math.max(start, Math.min(span.end(), to));
    String before = shown(text.substring(from, start));
    String marked = shown(text.substring(start, end));
    String after = shown(text.substring(end, to));
    return Optional.of(window(before, marked, after, Math.max(columns, FEWEST_COLUMNS)));
  }

  private static String shown(String part) {
    return SafeText.of(part.replace("\t", TAB));
  }

  private static Excerpt window(String before, String marked, String after, int columns) {
    String left = before;
    if (DisplayWidth.of(before) + Math.max(1, DisplayWidth.of(marked)) > columns) {
      // What stands before is worth at most half of the window.
      left = CUT + lastColumns(before, columns / 2 - 1);
    }
    int room = columns - DisplayWidth.of(left);
    String middle = marked;
    if (DisplayWidth.of(marked) > room) {
      middle = marked.substring(0, DisplayWidth.fit(marked, 0, room - 1)) + CUT;
    }
    room -= DisplayWidth.of(middle);
    String right = after;
    if (DisplayWidth.of(after) > room) {
      right = room < 1 ? "" : after.substring(0, DisplayWidth.fit(after, 0, room - 1)) + CUT;
    }
    String carets =
        " ".repeat(DisplayWidth.of(left)) + "^".repeat(Math.max(1, DisplayWidth.of(middle)));
    return new Excerpt((left + middle + right).stripTrailing(), carets);
  }

  private static String lastColumns(String text, int columns) {
    int used = 0;
    int i = text.length();
    while (i > 0) {
      int codePoint = text.codePointBefore(i);
      used += DisplayWidth.of(codePoint);
      if (used > columns) {
        break;
      }
      i -= Character.charCount(codePoint);
    }
    return text.substring(i);
  }
}
