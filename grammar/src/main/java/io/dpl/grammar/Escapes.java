package io.dpl.grammar;

import java.util.function.Consumer;

/** The backslash escapes of {@code E'...'} strings. */
final class Escapes {

  private static final String LETTERS = "ntrbf0\\'\"";
  private static final String VALUES = "\n\t\r\b\f\0\\'\"";

  private Escapes() {}

  /** The text without escapes and doubled quotes; what is no escape is reported and kept. */
  static String resolve(String written, Consumer<String> unknown) {
    StringBuilder text = new StringBuilder();
    int at = 0;
    while (at < written.length()) {
      char c = written.charAt(at);
      if (c == '\'') {
        text.append('\'');
        at += 2;
      } else if (c == '\\') {
        at = escape(written, at, text, unknown);
      } else {
        text.append(c);
        at++;
      }
    }
    return text.toString();
  }

  private static int escape(String written, int at, StringBuilder text, Consumer<String> unknown) {
    char letter = written.charAt(at + 1);
    int simple = LETTERS.indexOf(letter);
    if (simple >= 0) {
      text.append(VALUES.charAt(simple));
      return at + 2;
    }
    int digits = letter == 'x' ? 2 : letter == 'u' ? 4 : letter == 'U' ? 8 : 0;
    int end = at + 2 + digits;
    if (digits > 0
        && end <= written.length()
        && written.substring(at + 2, end).matches("[0-9A-Fa-f]+")) {
      long code = Long.parseLong(written.substring(at + 2, end), 16);
      if (code <= Character.MAX_CODE_POINT) {
        text.appendCodePoint((int) code);
        return end;
      }
    }
    unknown.accept("\\" + letter);
    text.append(letter);
    return at + 2;
  }
}
