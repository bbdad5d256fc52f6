package io.dpl.compiler.explain.page;

import java.util.Locale;

/** Pieces of HTML. */
final class Html {

  private Html() {}

  /** A text of a user as text of the page, whatever stands in it. */
  static String text(String raw) {
    StringBuilder safe = new StringBuilder(raw.length() + 16);
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      switch (c) {
        case '&' -> safe.append("&amp;");
        case '<' -> safe.append("&lt;");
        case '>' -> safe.append("&gt;");
        case '"' -> safe.append("&quot;");
        case '\'' -> safe.append("&#39;");
        case '\n', '\t' -> safe.append(c);
        default -> safe.append(c < ' ' || isDirection(c) ? '\ufffd' : c);
      }
    }
    return safe.toString();
  }

  /** Signs that turn the direction of what follows could make the page say something else. */
  private static boolean isDirection(char c) {
    return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) || c == 0x7f;
  }

  static String shortened(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most - 1) + "…";
  }

  /** For example {@code 1,234 rows}. */
  static String count(long number, String what) {
    return String.format(Locale.ROOT, "%,d %s%s", number, what, number == 1 ? "" : "s");
  }

  static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  static String seconds(double seconds) {
    if (seconds >= 300) {
      return String.format(Locale.ROOT, "%.1f min", seconds / 60);
    }
    return seconds >= 10
        ? String.format(Locale.ROOT, "%.0f s", seconds)
        : String.format(Locale.ROOT, seconds >= 0.1 ? "%.2f s" : "%.3f s", seconds);
  }

  static String section(String title, String body) {
    return body.isEmpty() ? "" : "<section>\n<h2>" + title + "</h2>\n" + body + "</section>\n";
  }

  /** A table that scrolls by itself on a narrow window. */
  static String table(String head, String rows) {
    return "<div class=\"scroll\"><table><thead><tr>"
        + head
        + "</tr></thead><tbody>\n"
        + rows
        + "</tbody></table></div>\n";
  }

  static String cell(String html) {
    return "<td>" + html + "</td>";
  }

  static String numberCell(String html) {
    return "<td class=\"n\">" + html + "</td>";
  }
}
