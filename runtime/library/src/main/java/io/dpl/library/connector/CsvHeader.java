package io.dpl.library.connector;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** The names in the first line of a CSV file, as far as they can be told without reading it. */
record CsvHeader(List<String> names) {

  private static final String DELIMITERS = ",;\t|";

  /**
   * @param delimiter the one that was given, else the one of comma, semicolon, tab and bar that
   *     gives most names
   */
  static CsvHeader of(String text, String delimiter, char quote, long skip) {
    String rest = text;
    for (long i = 0; i < skip; i++) {
      rest = rest.substring(Math.min(rest.length(), rest.indexOf('\n') + 1));
    }
    if (!delimiter.isEmpty()) {
      return new CsvHeader(record(rest, delimiter, quote));
    }
    List<String> best = List.of();
    for (char candidate : DELIMITERS.toCharArray()) {
      List<String> names = record(rest, String.valueOf(candidate), quote);
      best = names.size() > best.size() ? names : best;
    }
    return new CsvHeader(best);
  }

  private static List<String> record(String text, String delimiter, char quote) {
    List<String> values = new ArrayList<>();
    StringBuilder value = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == quote && quoted && i + 1 < text.length() && text.charAt(i + 1) == quote) {
        value.append(c);
        i++;
      } else if (c == quote) {
        quoted = !quoted;
      } else if (!quoted && (c == '\n' || c == '\r')) {
        break;
      } else if (!quoted && text.startsWith(delimiter, i)) {
        values.add(value.toString());
        value.setLength(0);
        i += delimiter.length() - 1;
      } else {
        value.append(c);
      }
    }
    values.add(value.toString());
    return values;
  }

  boolean has(String name) {
    return names.stream().anyMatch(name::equalsIgnoreCase);
  }

  /** The names without regard to order and case. */
  Set<String> set() {
    Set<String> set = new TreeSet<>();
    names.forEach(name -> set.add(name.toLowerCase(Locale.ROOT)));
    return set;
  }
}
