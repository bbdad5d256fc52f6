package io.dpl.library.connector;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/**
 * How a CSV file begins: what stands between its values, and the values of its first line, which
 * are the names where it has a header.
 */
record CsvHeader(String delimiter, List<String> names) {

  private static final List<String> DELIMITERS = List.of(",", ";", "\t", "|");

  CsvHeader {
    names = List.copyOf(names);
  }

  /**
   * Reads the beginning of a file.
   *
   * <p>Without a delimiter given it is the one of comma, semicolon, tab and bar that cuts the first
   * line into most values, and the second line into as many; the comma where none does.
   */
  static CsvHeader of(String text, CsvOptions csv) {
    String rest = text;
    for (long i = 0; i < csv.skip(); i++) {
      rest = behindLine(rest);
    }
    while (!csv.comment().isEmpty() && rest.startsWith(csv.comment())) {
      rest = behindLine(rest);
    }
    if (!csv.delimiter().isEmpty()) {
      return new CsvHeader(csv.delimiter(), unique(record(rest, csv.delimiter(), csv.quote())));
    }
    String best = ",";
    int most = 1;
    for (String candidate : DELIMITERS) {
      List<String> first = record(rest, candidate, csv.quote());
      String second = behindLine(rest);
      boolean even =
          second.isBlank() || record(second, candidate, csv.quote()).size() == first.size();
      int score = even ? 2 * first.size() : first.size();
      if (first.size() > 1 && score > most) {
        most = score;
        best = candidate;
      }
    }
    return new CsvHeader(best, unique(record(rest, best, csv.quote())));
  }

  private static String behindLine(String text) {
    int end = text.indexOf('\n');
    return end < 0 ? "" : text.substring(end + 1);
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

  /** Names as columns have them: none empty, none twice. */
  private static List<String> unique(List<String> values) {
    Set<String> seen = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    List<String> names = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      String name = values.get(i).isBlank() ? "column" + i : values.get(i);
      String free = name;
      for (int n = 1; !seen.add(free); n++) {
        free = name + "_" + n;
      }
      names.add(free);
    }
    return names;
  }

  /** Position of a name without regard to case. */
  OptionalInt indexOf(String name) {
    for (int i = 0; i < names.size(); i++) {
      if (names.get(i).equalsIgnoreCase(name)) {
        return OptionalInt.of(i);
      }
    }
    return OptionalInt.empty();
  }

  boolean has(String name) {
    return indexOf(name).isPresent();
  }

  /** The names without regard to order and case. */
  Set<String> set() {
    Set<String> set = new TreeSet<>();
    names.forEach(name -> set.add(name.toLowerCase(Locale.ROOT)));
    return set;
  }
}
