package io.dpl.cli.output;

import io.dpl.cli.terminal.DisplayWidth;
import io.dpl.cli.terminal.SafeText;
import java.util.ArrayList;
import java.util.List;

/** Folds a text into lines of a width, at spaces where there are some. */
final class Fold {

  private static final String MORE = "…";

  private Fold() {}

  /**
   * The lines of a text, each at most {@code columns} wide; the last one ends with an ellipsis
   * where there would be more than {@code most}.
   */
  static List<String> lines(String text, int columns, int most) {
    List<String> lines = new ArrayList<>();
    for (String paragraph : text.strip().split("\r\n|\r|\n", -1)) {
      String rest = SafeText.of(paragraph.replace("\t", "  "));
      do {
        int end = lineEnd(rest, columns);
        if (lines.size() == most) {
          lines.set(most - 1, shortened(lines.get(most - 1), columns));
          return lines;
        }
        lines.add(rest.substring(0, end).stripTrailing());
        rest = rest.substring(end).stripLeading();
      } while (!rest.isEmpty());
    }
    return lines;
  }

  private static int lineEnd(String text, int columns) {
    int end = DisplayWidth.fit(text, 0, columns);
    if (end == text.length()) {
      return end;
    }
    int space = text.lastIndexOf(' ', end);
    // A word longer than half of the line is cut rather than moved to the next one. A character
    // wider than the column is taken all the same: each line must make progress.
    return space > end / 2 ? space : Math.max(end, Character.charCount(text.codePointAt(0)));
  }

  private static String shortened(String line, int columns) {
    return DisplayWidth.of(line) < columns
        ? line + MORE
        : line.substring(0, DisplayWidth.fit(line, 0, columns - 1)) + MORE;
  }
}
