package io.dpl.grammar;

import io.dpl.api.diagnostic.Span;
import java.util.Arrays;
import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/**
 * A text that is parsed, and the way from ANTLR's places (code points of what was lexed) to spans
 * (UTF-16 offsets of the script). A part of a script, as the expression in an F-string, keeps the
 * script's places.
 */
final class SourceText {

  private final String source;
  private final String text;
  private final int @Nullable [] offsets;
  private final int[] lineStarts;
  private final boolean part;

  private SourceText(
      String source, String text, int @Nullable [] offsets, int[] lineStarts, boolean part) {
    this.part = part;
    this.source = source;
    this.text = text;
    this.offsets = offsets;
    this.lineStarts = lineStarts;
  }

  static SourceText of(String source, String text) {
    return new SourceText(source, text, codePointOffsets(text), lineStarts(text), false);
  }

  /** A piece whose character {@code i} stands at {@code positions[i]} of the script. */
  SourceText part(String piece, int[] positions) {
    int[] mapped = new int[piece.codePointCount(0, piece.length()) + 1];
    int at = 0;
    for (int i = 0; i < mapped.length; i++) {
      mapped[i] = positions[at];
      if (at < piece.length()) {
        at += Character.charCount(piece.codePointAt(at));
      }
    }
    return new SourceText(source, piece, mapped, lineStarts, true);
  }

  /** Whether it is an expression in an F-string. */
  boolean isPart() {
    return part;
  }

  CharStream stream() {
    return CharStreams.fromString(text, source);
  }

  Span span(Token token) {
    return between(token.getStartIndex(), token.getStopIndex() + 1);
  }

  Span span(ParserRuleContext node) {
    return span(node.getStart(), node.getStop());
  }

  Span span(Token first, @Nullable Token last) {
    int end = last == null ? first.getStartIndex() : last.getStopIndex() + 1;
    return between(first.getStartIndex(), Math.max(end, first.getStartIndex()));
  }

  /** The span of two offsets in UTF-16 units of the script. */
  Span place(int start, int end) {
    int line = Arrays.binarySearch(lineStarts, start);
    if (line < 0) {
      line = -line - 2;
    }
    return new Span(source, start, end, line + 1, start - lineStarts[line] + 1);
  }

  private Span between(int firstCodePoint, int endCodePoint) {
    return place(offset(firstCodePoint), offset(endCodePoint));
  }

  private int offset(int codePoint) {
    return offsets == null ? codePoint : offsets[Math.min(codePoint, offsets.length - 1)];
  }

  private static int @Nullable [] codePointOffsets(String text) {
    int count = text.codePointCount(0, text.length());
    if (count == text.length()) {
      return null;
    }
    int[] offsets = new int[count + 1];
    int at = 0;
    for (int i = 0; i < count; i++) {
      offsets[i] = at;
      at += Character.charCount(text.codePointAt(at));
    }
    offsets[count] = at;
    return offsets;
  }

  private static int[] lineStarts(String text) {
    int[] starts = new int[(int) text.chars().filter(c -> c == '\n').count() + 1];
    int line = 0;
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '\n') {
        starts[++line] = i + 1;
      }
    }
    return starts;
  }
}
