package io.dpl.cli.repl.input;

import io.dpl.grammar.Lexeme;
import java.util.List;
import java.util.function.Consumer;
import org.jline.reader.Highlighter;
import org.jline.reader.LineReader;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/**
 * Colours what is typed by its words.
 *
 * @param typed told of each state of the line, so that completion can get ready
 */
record Colours(Consumer<String> typed) implements Highlighter {

  private static final AttributedStyle PLAIN = AttributedStyle.DEFAULT;
  private static final AttributedStyle KEYWORD = PLAIN.bold().foreground(AttributedStyle.BLUE);
  private static final AttributedStyle FUNCTION = PLAIN.foreground(AttributedStyle.CYAN);
  private static final AttributedStyle STRING = PLAIN.foreground(AttributedStyle.GREEN);
  private static final AttributedStyle NUMBER = PLAIN.foreground(AttributedStyle.MAGENTA);
  private static final AttributedStyle COMMENT = PLAIN.faint();
  private static final AttributedStyle OPEN = PLAIN.foreground(AttributedStyle.YELLOW);
  private static final AttributedStyle WRONG = PLAIN.foreground(AttributedStyle.RED);

  @Override
  public AttributedString highlight(LineReader reader, String buffer) {
    typed.accept(buffer);
    if (buffer.startsWith("\\")) {
      return new AttributedString(buffer, PLAIN.bold());
    }
    AttributedStringBuilder text = new AttributedStringBuilder(buffer.length());
    List<Lexeme> lexemes = Lexeme.of(buffer);
    int at = 0;
    for (int i = 0; i < lexemes.size(); i++) {
      Lexeme lexeme = lexemes.get(i);
      text.append(buffer.substring(at, lexeme.start()));
      boolean call = i + 1 < lexemes.size() && lexemes.get(i + 1).is("(");
      text.append(buffer.substring(lexeme.start(), lexeme.end()), style(lexeme, call));
      at = lexeme.end();
    }
    return text.append(buffer.substring(at)).toAttributedString();
  }

  private static AttributedStyle style(Lexeme lexeme, boolean call) {
    return switch (lexeme.kind()) {
      case KEYWORD -> KEYWORD;
      case NAME -> call ? FUNCTION : PLAIN;
      case PARAMETER, NUMBER -> NUMBER;
      case STRING -> STRING;
      case SIGN -> lexeme.isPipe() ? KEYWORD : PLAIN;
      case COMMENT -> COMMENT;
      case OPEN -> OPEN;
      case WRONG -> WRONG;
    };
  }
}
