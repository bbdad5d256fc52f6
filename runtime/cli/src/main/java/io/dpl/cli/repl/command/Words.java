package io.dpl.cli.repl.command;

import io.dpl.api.diagnostic.DplException;
import io.dpl.api.diagnostic.Span;
import io.dpl.api.diagnostic.SyntaxCode;

/**
 * A command as it was typed.
 *
 * @param source its name in diagnostics
 * @param line all of it, with the backslash
 * @param name behind the backslash
 * @param rest what stands behind the name
 * @param start where that starts in the line
 */
record Words(String source, String line, String name, String rest, int start) {

  static Words of(String source, String line) {
    String typed = line.stripTrailing();
    if (typed.endsWith(";")) {
      typed = typed.substring(0, typed.length() - 1).stripTrailing();
    }
    int begin = typed.indexOf('\\') + 1;
    int end = begin;
    while (end < typed.length() && !Character.isWhitespace(typed.charAt(end))) {
      end++;
    }
    int rest = end;
    while (rest < typed.length() && Character.isWhitespace(typed.charAt(rest))) {
      rest++;
    }
    return new Words(source, line, typed.substring(begin, end), typed.substring(rest), rest);
  }

  /** The first word of the rest, may be empty. */
  String first() {
    int space = indexOfSpace();
    return space < 0 ? rest : rest.substring(0, space);
  }

  /** The rest behind its first word. */
  String afterFirst() {
    int space = indexOfSpace();
    return space < 0 ? "" : rest.substring(space).strip();
  }

  /** The same command as if its first word were not there. */
  Words behindFirst() {
    String behind = afterFirst();
    return new Words(source, line, name, behind, start + rest.length() - behind.length());
  }

  private int indexOfSpace() {
    for (int i = 0; i < rest.length(); i++) {
      if (Character.isWhitespace(rest.charAt(i))) {
        return i;
      }
    }
    return -1;
  }

  /** The place of the name. */
  Span place() {
    int begin = line.indexOf('\\');
    return span(begin, begin + 1 + name.length());
  }

  private Span span(int from, int to) {
    return new Span(source, from, to, 1, from + 1);
  }

  /** What is typed behind the name makes no sense. */
  DplException wrong(String message, String help) {
    Span place = rest.isEmpty() ? place() : span(start, start + rest.length());
    return DplException.of(SyntaxCode.PROMPT_ARGUMENT, place, message, help);
  }

  /** On or off; what is not given turns it over. */
  boolean isOn(boolean now) {
    return switch (rest.toLowerCase(java.util.Locale.ROOT)) {
      case "" -> !now;
      case "on", "true" -> true;
      case "off", "false" -> false;
      default -> throw wrong("'" + rest + "' is neither on nor off", "write on or off");
    };
  }
}
