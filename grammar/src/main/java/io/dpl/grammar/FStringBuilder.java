package io.dpl.grammar;

import io.dpl.api.diagnostic.Span;
import io.dpl.api.diagnostic.SyntaxCode;
import io.dpl.grammar.tree.Expression;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.Token;

/**
 * Makes F-strings: cuts the text at its braces and parses what stands in them. {@code {{} and
 * {@code }}} are braces.
 */
final class FStringBuilder {

  private final TreeContext context;

  FStringBuilder(TreeContext context) {
    this.context = context;
  }

  Expression build(Token token) {
    Span span = context.span(token);
    String written = token.getText();
    boolean dollars = written.startsWith("$$", 1);
    int open = dollars ? 3 : 2;
    StringBuilder content = new StringBuilder();
    List<Integer> places = new ArrayList<>();
    int end = written.length() - (dollars ? 2 : 1);
    for (int i = open; i < end; i++) {
      content.append(written.charAt(i));
      places.add(span.start() + i);
      if (!dollars && written.charAt(i) == '\'') {
        i++;
      }
    }
    places.add(span.start() + end);
    int[] positions = places.stream().mapToInt(Integer::intValue).toArray();
    return new Expression.FString(parts(content.toString(), positions), span);
  }

  private List<Expression.Part> parts(String content, int[] positions) {
    List<Expression.Part> parts = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    int textStart = 0;
    int at = 0;
    while (at < content.length()) {
      char c = content.charAt(at);
      boolean doubled = at + 1 < content.length() && content.charAt(at + 1) == c;
      if ((c == '{' || c == '}') && doubled) {
        text.append(c);
        at += 2;
      } else if (c == '{') {
        int close = close(content, at);
        Span hole = place(positions, at, Math.min(close + 1, content.length()));
        if (close == content.length()) {
          context.error(
              SyntaxCode.WRONG_F_STRING,
              hole,
              "{ in an F-string is never closed",
              "Write {{ for the sign itself.");
          return parts;
        }
        addText(parts, text, place(positions, textStart, at));
        hole(content, at + 1, close, positions, hole, parts);
        at = close + 1;
        textStart = at;
      } else {
        if (c == '}') {
          context.error(
              SyntaxCode.WRONG_F_STRING,
              place(positions, at, at + 1),
              "} in an F-string has no { before it",
              "Write }} for the sign itself.");
        }
        text.append(c);
        at++;
      }
    }
    addText(parts, text, place(positions, textStart, at));
    return parts;
  }

  private void hole(
      String content, int start, int end, int[] positions, Span span, List<Expression.Part> parts) {
    String inside = content.substring(start, end);
    int[] places = new int[inside.length() + 1];
    System.arraycopy(positions, start, places, 0, places.length);
    if (inside.isBlank()) {
      context.error(
          SyntaxCode.WRONG_F_STRING,
          span,
          "nothing stands between { and }",
          "Write an expression, or {{ and }} for the signs themselves.");
      return;
    }
    Expression value = ScriptParser.expression(context, context.text().part(inside, places));
    if (value != null) {
      parts.add(new Expression.Part(null, value, span));
    }
  }

  private static void addText(List<Expression.Part> parts, StringBuilder text, Span span) {
    if (text.length() > 0) {
      parts.add(new Expression.Part(text.toString(), null, span));
      text.setLength(0);
    }
  }

  private Span place(int[] positions, int start, int end) {
    return context.text().place(positions[start], positions[end]);
  }

  /** Where the brace that opens at {@code open} closes: braces and strings inside are skipped. */
  private static int close(String content, int open) {
    int depth = 0;
    char quote = 0;
    for (int i = open; i < content.length(); i++) {
      char c = content.charAt(i);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '\'' || c == '"' || c == '`') {
        quote = c;
      } else if (c == '{') {
        depth++;
      } else if (c == '}' && --depth == 0) {
        return i;
      }
    }
    return content.length();
  }
}
