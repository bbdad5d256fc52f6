package io.dpl.cli.repl.input;

import io.dpl.cli.repl.completion.Completion;
import java.util.List;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.EOFError;
import org.jline.reader.Parser;

/** Tells the line editor when an input is whole, and which word completion replaces. */
final class StatementParser implements Parser {

  @Override
  public CompletingParsedLine parse(String line, int cursor, ParseContext context) {
    if (context == ParseContext.ACCEPT_LINE && !Completeness.isComplete(line)) {
      throw new EOFError(-1, -1, "the input goes on");
    }
    int start = context == ParseContext.COMPLETE ? Completion.wordStart(line, cursor) : cursor;
    return new Line(line, cursor, start);
  }

  /** The editor makes names of its own out of lines that look like commands of it. */
  @Override
  public boolean validCommandName(String name) {
    return false;
  }

  /**
   * A line whose only word is what stands between the start and the cursor.
   *
   * @param start where the word starts that completion replaces
   */
  record Line(String line, int cursor, int start) implements CompletingParsedLine {

    @Override
    public String word() {
      return line.substring(start, cursor);
    }

    @Override
    public int wordCursor() {
      return cursor - start;
    }

    @Override
    public int wordIndex() {
      return 0;
    }

    @Override
    public List<String> words() {
      return List.of(word());
    }

    @Override
    public CharSequence escape(CharSequence candidate, boolean complete) {
      return candidate;
    }

    @Override
    public int rawWordCursor() {
      return cursor - start;
    }

    @Override
    public int rawWordLength() {
      return cursor - start;
    }
  }
}
