package io.dpl.cli.repl.completion;

import io.dpl.grammar.Lexeme;
import io.dpl.grammar.Lexeme.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Where the cursor stands in what is typed.
 *
 * @param text up to the cursor
 * @param word what is typed of the word at the cursor, may be empty
 * @param wordStart where it starts in the text
 * @param quoted whether it stands in a string that is not closed
 * @param before the words of the statement before it
 * @param pipelines the pipelines around it, the outermost first; empty before the first word
 * @param call name of the function whose arguments it stands in, empty if in none
 */
record Cursor(
    String text,
    String word,
    int wordStart,
    boolean quoted,
    List<Lexeme> before,
    List<Level> pipelines,
    String call) {

  /**
   * A pipeline that the cursor stands in.
   *
   * @param start where its text starts
   * @param pipe where the last pipe before the cursor starts, -1 if there is none
   * @param operator the words behind that pipe, or of the source
   * @param comma where the text of the operator up to its last comma ends, -1 without a comma
   */
  record Level(int start, int pipe, List<Lexeme> operator, int comma) {

    /** Whether it has no source: a branch of TEE or FORK. */
    boolean isBranch() {
      return start == pipe;
    }

    /** First word of the operator in upper case, empty right behind the pipe. */
    String head() {
      return operator.isEmpty() ? "" : operator.get(0).text().toUpperCase(java.util.Locale.ROOT);
    }

    /** Whether the operator has this word. */
    boolean has(String word) {
      return operator.stream().anyMatch(lexeme -> lexeme.is(word));
    }
  }

  static Cursor at(String whole, int position) {
    String text = whole.substring(0, position);
    List<Lexeme> all =
        new ArrayList<>(
            Lexeme.of(text).stream().filter(lexeme -> lexeme.kind() != Kind.COMMENT).toList());
    String word = "";
    int start = position;
    boolean quoted = false;
    if (!all.isEmpty() && all.get(all.size() - 1).end() == position) {
      Lexeme last = all.get(all.size() - 1);
      quoted = last.kind() == Kind.OPEN && last.text().startsWith("'");
      if (quoted) {
        start = last.start() + 1;
      } else if (isWord(last)) {
        start = last.start();
      }
      if (quoted || isWord(last)) {
        word = text.substring(start);
        all.remove(all.size() - 1);
      }
    }
    List<Lexeme> statement = all.subList(lastStatement(all), all.size());
    Deque<Frame> frames = frames(statement);
    List<Level> levels = new ArrayList<>();
    frames.descendingIterator().forEachRemaining(frame -> frame.addTo(levels));
    Frame inner = frames.peek();
    String call = inner == null ? "" : inner.call;
    return new Cursor(text, word, start, quoted, List.copyOf(statement), levels, call);
  }

  private static boolean isWord(Lexeme lexeme) {
    return switch (lexeme.kind()) {
      case NAME, KEYWORD, PARAMETER -> true;
        // A dollar sign without a name.
      case WRONG -> lexeme.text().equals("$");
      default -> false;
    };
  }

  private static int lastStatement(List<Lexeme> lexemes) {
    for (int i = lexemes.size() - 1; i >= 0; i--) {
      if (lexemes.get(i).is(";")) {
        return i + 1;
      }
    }
    return 0;
  }

  private static Deque<Frame> frames(List<Lexeme> statement) {
    Deque<Frame> frames = new ArrayDeque<>();
    frames.push(new Frame(""));
    Lexeme previous = null;
    for (Lexeme lexeme : statement) {
      if (lexeme.is("(") || lexeme.is("[") || lexeme.is("{")) {
        frames.element().add(lexeme);
        boolean named = previous != null && previous.kind() == Kind.NAME && lexeme.is("(");
        frames.push(new Frame(named ? previous.text() : ""));
      } else if (lexeme.is(")") || lexeme.is("]") || lexeme.is("}")) {
        if (frames.size() > 1) {
          frames.pop();
        }
        frames.element().add(lexeme);
      } else {
        frames.element().add(lexeme);
      }
      previous = lexeme;
    }
    return frames;
  }

  /** What stands between two parentheses, or in the statement. */
  private static final class Frame {
    private final String call;
    private final List<Lexeme> operator = new ArrayList<>();
    private int start = -1;
    private int pipe = -1;
    private int comma = -1;

    Frame(String call) {
      this.call = call;
    }

    void add(Lexeme lexeme) {
      if (lexeme.isPipe()) {
        start = start < 0 ? lexeme.start() : start;
        pipe = lexeme.start();
        comma = -1;
        operator.clear();
        return;
      }
      // LET name = FROM ...: the pipeline starts at its source.
      if (start < 0 && (lexeme.is("FROM") || lexeme.is("READ") || lexeme.is("VALUES"))) {
        start = lexeme.start();
        operator.clear();
      }
      comma = lexeme.is(",") ? lexeme.start() : comma;
      operator.add(lexeme);
    }

    void addTo(List<Level> levels) {
      if (start >= 0) {
        levels.add(new Level(start, pipe, List.copyOf(operator), comma));
      }
    }
  }

  /** The innermost pipeline around the cursor; null before its source. */
  @org.jspecify.annotations.Nullable
  Level pipeline() {
    return pipelines.isEmpty() ? null : pipelines.get(pipelines.size() - 1);
  }

  /** The word before the cursor's, in upper case; empty at the start of a statement. */
  String previous() {
    return previous(1);
  }

  String previous(int back) {
    return before.size() < back
        ? ""
        : before.get(before.size() - back).text().toUpperCase(java.util.Locale.ROOT);
  }

  /** Whether the user writes words in small letters. */
  boolean isLowerCase() {
    return !word.isEmpty() && word.equals(word.toLowerCase(java.util.Locale.ROOT));
  }
}
