package io.dpl.cli.terminal;

/**
 * Makes data printable on a terminal: a control character in it could move the cursor, change the
 * window's title or hide what follows.
 */
public final class SafeText {

  private SafeText() {}

  /** The text with control and bidirectional characters written as escapes. */
  public static String of(String text) {
    int i = 0;
    while (i < text.length() && isPlain(text.charAt(i))) {
      i++;
    }
    if (i == text.length()) {
      return text;
    }
    StringBuilder safe = new StringBuilder(text.length() + 16).append(text, 0, i);
    for (; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isPlain(c)) {
        safe.append(c);
      } else {
        escape(c, safe);
      }
    }
    return safe.toString();
  }

  private static boolean isPlain(char c) {
    return (c >= ' ' && c < 0x7f)
        || (c >= 0xa0 && !(c >= 0x202a && c <= 0x202e) && !(c >= 0x2066 && c <= 0x2069));
  }

  private static void escape(char c, StringBuilder safe) {
    switch (c) {
      case '\n' -> safe.append("\\n");
      case '\r' -> safe.append("\\r");
      case '\t' -> safe.append("\\t");
      default -> {
        if (c < 0x100) {
          safe.append(String.format("\\x%02x", (int) c));
        } else {
          safe.append(String.format("\\u%04x", (int) c));
        }
      }
    }
  }
}
