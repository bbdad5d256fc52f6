package io.dpl.library.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One alternative of a glob, braces already expanded: a folder without wildcards and the segments
 * below it.
 *
 * @param root what stands before the first wildcard, as written; empty for the working directory
 * @param segments patterns of one path segment each, or {@code **} for any number of folders
 */
record GlobPattern(String root, List<Segment> segments) {

  /**
   * Matches one name.
   *
   * @param text as written
   */
  record Segment(String text, Pattern pattern) {

    boolean isDeep() {
      return text.equals("**");
    }

    /** Hidden names ({@code .x}, {@code _x}) match only a pattern that starts with their sign. */
    boolean matches(String name) {
      boolean hidden = isHidden(name) && text.charAt(0) != name.charAt(0);
      return !hidden && pattern.matcher(name).matches();
    }
  }

  static boolean isHidden(String name) {
    return name.startsWith(".") || name.startsWith("_");
  }

  static boolean isGlob(String location) {
    return location.chars().anyMatch(c -> c == '*' || c == '?' || c == '[' || c == '{');
  }

  /** All alternatives of a location. */
  static List<GlobPattern> of(String location) {
    return expand(location).stream().map(GlobPattern::single).toList();
  }

  private static GlobPattern single(String location) {
    String[] parts = location.split("/", -1);
    int first = 0;
    while (first < parts.length - 1 && !isGlob(parts[first])) {
      first++;
    }
    StringBuilder root = new StringBuilder();
    for (int i = 0; i < first; i++) {
      root.append(parts[i]).append('/');
    }
    List<Segment> segments = new ArrayList<>();
    for (int i = first; i < parts.length; i++) {
      if (!parts[i].isEmpty()) {
        segments.add(new Segment(parts[i], regex(parts[i])));
      }
    }
    return new GlobPattern(root.toString(), List.copyOf(segments));
  }

  /** Replaces the first pair of braces by each of its alternatives, then the next. */
  private static List<String> expand(String text) {
    int open = text.indexOf('{');
    int close = open < 0 ? -1 : closing(text, open);
    if (close < 0) {
      return List.of(text);
    }
    List<String> all = new ArrayList<>();
    int from = open + 1;
    int depth = 0;
    for (int i = open + 1; i <= close; i++) {
      char c = text.charAt(i);
      if ((c == ',' && depth == 0) || i == close) {
        all.addAll(
            expand(text.substring(0, open) + text.substring(from, i) + text.substring(close + 1)));
        from = i + 1;
      }
      depth += c == '{' ? 1 : c == '}' ? -1 : 0;
    }
    return all;
  }

  private static int closing(String text, int open) {
    int depth = 0;
    for (int i = open; i < text.length(); i++) {
      depth += text.charAt(i) == '{' ? 1 : text.charAt(i) == '}' ? -1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    return -1;
  }

  private static Pattern regex(String segment) {
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < segment.length(); i++) {
      char c = segment.charAt(i);
      int end = c == '[' ? segment.indexOf(']', i + 2) : -1;
      if (end > 0) {
        boolean not = segment.charAt(i + 1) == '!' || segment.charAt(i + 1) == '^';
        String set = segment.substring(i + (not ? 2 : 1), end);
        regex
            .append(not ? "[^" : "[")
            .append(set.replace("\\", "\\\\").replace("[", "\\[").replace("&&", "&\\&"))
            .append(']');
        i = end;
      } else {
        regex.append(
            switch (c) {
              case '*' -> ".*";
              case '?' -> ".";
              default -> Pattern.quote(String.valueOf(c));
            });
      }
    }
    return Pattern.compile(regex.toString(), Pattern.DOTALL);
  }
}
