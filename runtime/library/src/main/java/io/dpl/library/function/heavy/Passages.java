package io.dpl.library.function.heavy;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts texts into passages, see {@link ChunkText}.
 *
 * @param size most characters a passage
 * @param overlap characters of a passage that the next one repeats, smaller than {@code size}
 */
record Passages(int size, int overlap) {

  private static final int ZERO_WIDTH_JOINER = 0x200D;

  List<String> of(String text) {
    int[] chars = text.codePoints().toArray();
    List<String> passages = new ArrayList<>();
    int from = skipBlanks(chars, 0);
    while (from < chars.length) {
      int end = cut(chars, from);
      add(passages, chars, from, end);
      if (skipBlanks(chars, end) == chars.length) {
        break;
      }
      from = skipBlanks(chars, start(chars, from, end));
    }
    return passages;
  }

  private static void add(List<String> passages, int[] chars, int from, int end) {
    int last = end;
    while (last > from && Character.isWhitespace(chars[last - 1])) {
      last--;
    }
    if (last > from) {
      passages.add(new String(chars, from, last - from));
    }
  }

  private static int skipBlanks(int[] chars, int from) {
    int at = from;
    while (at < chars.length && Character.isWhitespace(chars[at])) {
      at++;
    }
    return at;
  }

  /** Where the passage that starts here ends. */
  private int cut(int[] chars, int from) {
    int most = from + size;
    if (most >= chars.length) {
      return chars.length;
    }
    int least = from + Math.max(size / 2, overlap);
    int sentence = -1;
    int word = -1;
    for (int at = most; at > least; at--) {
      if (isParagraphEnd(chars, at)) {
        return at;
      }
      if (sentence < 0 && isSentenceEnd(chars, at)) {
        sentence = at;
      }
      if (word < 0 && Character.isWhitespace(chars[at - 1]) != Character.isWhitespace(chars[at])) {
        word = at;
      }
    }
    if (sentence >= 0) {
      return sentence;
    }
    if (word >= 0) {
      return word;
    }
    int hard = most;
    while (hard > least + 1 && sticksTogether(chars, hard)) {
      hard--;
    }
    return hard;
  }

  private static boolean isParagraphEnd(int[] chars, int at) {
    return at >= 2 && chars[at - 1] == '\n' && (chars[at - 2] == '\n' || blankLine(chars, at - 2));
  }

  /** Whether only blanks stand between this place and the line break before it. */
  private static boolean blankLine(int[] chars, int at) {
    int i = at;
    while (i >= 0 && chars[i] != '\n' && Character.isWhitespace(chars[i])) {
      i--;
    }
    return i >= 0 && chars[i] == '\n';
  }

  private static boolean isSentenceEnd(int[] chars, int at) {
    int last = chars[at - 1];
    if (last == '\n' || last == '。' || last == '！' || last == '？') {
      return true;
    }
    return (last == '.' || last == '!' || last == '?')
        && (at == chars.length || Character.isWhitespace(chars[at]));
  }

  /** Whether the character here belongs to the one before it: accents, joined emoji, line ends. */
  private static boolean sticksTogether(int[] chars, int at) {
    int type = Character.getType(chars[at]);
    return type == Character.NON_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || type == Character.COMBINING_SPACING_MARK
        || (chars[at] >= 0x1F3FB && chars[at] <= 0x1F3FF)
        || chars[at] == ZERO_WIDTH_JOINER
        || chars[at - 1] == ZERO_WIDTH_JOINER
        || (chars[at] == '\n' && chars[at - 1] == '\r');
  }

  /** Where the next passage starts: {@code overlap} before the end, moved on to a word's start. */
  private int start(int[] chars, int from, int end) {
    int start = Math.max(from + 1, end - overlap);
    if (start == end) {
      return end;
    }
    for (int at = start; at < end; at++) {
      if (Character.isWhitespace(chars[at - 1]) && !Character.isWhitespace(chars[at])) {
        return at;
      }
    }
    while (start < end && sticksTogether(chars, start)) {
      start++;
    }
    return start;
  }
}
