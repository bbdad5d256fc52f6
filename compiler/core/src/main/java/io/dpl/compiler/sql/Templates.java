package io.dpl.compiler.sql;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Templates of the library with their operands filled in. */
final class Templates {

  /** A text in quotes, which stays as it is, or a hole. */
  private static final Pattern PART = Pattern.compile("'(?:[^']|'')*'|\\{(\\d+|\\*)\\}");

  private Templates() {}

  /** Fills {@code {0}}, {@code {1}} and {@code {*}}. */
  static String fill(String template, List<String> operands) {
    Matcher part = PART.matcher(template);
    StringBuilder text = new StringBuilder();
    while (part.find()) {
      String hole = part.group(1);
      String value =
          hole == null
              ? part.group()
              : hole.equals("*")
                  ? String.join(", ", operands)
                  : operands.get(Integer.parseInt(hole));
      part.appendReplacement(text, Matcher.quoteReplacement(value));
    }
    return part.appendTail(text).toString();
  }

  /** The same as an operand of anything: in parentheses unless it is one call or one name. */
  static String operand(String sql) {
    int from = 0;
    while (from < sql.length() && Character.isJavaIdentifierPart(sql.charAt(from))) {
      from++;
    }
    boolean whole =
        from == sql.length() || (sql.charAt(from) == '(' && closing(sql, from) == sql.length() - 1);
    return whole ? sql : "(" + sql + ")";
  }

  /**
   * Position of the parenthesis that closes the one at {@code open}; texts in quotes are skipped.
   */
  static int closing(String sql, int open) {
    int depth = 0;
    char quote = 0;
    for (int i = open; i < sql.length(); i++) {
      char c = sql.charAt(i);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '\'' || c == '"') {
        quote = c;
      } else if (c == '(') {
        depth++;
      } else if (c == ')' && --depth == 0) {
        return i;
      }
    }
    throw new IllegalStateException("parentheses do not close in: " + sql);
  }
}
