package io.dpl.grammar;

import io.dpl.grammar.antlr.DplLexer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.antlr.v4.runtime.Token;

/**
 * A word, sign, constant or comment of a text, for colours and completion.
 *
 * @param start first UTF-16 offset
 * @param end offset after the last character
 * @param text as written
 */
public record Lexeme(Kind kind, int start, int end, String text) {

  /** What it is. */
  public enum Kind {
    /** A reserved word, or another word of the language where it is most likely meant. */
    KEYWORD,
    /** A name, quoted or not. */
    NAME,
    /** {@code $name}. */
    PARAMETER,
    STRING,
    /** A number, size or duration. */
    NUMBER,
    SIGN,
    COMMENT,
    /** A string, name or comment that the text ends in. */
    OPEN,
    /** What has no meaning in the language. */
    WRONG
  }

  /** All of a text, in order; never fails. */
  public static List<Lexeme> of(String text) {
    SourceText source = SourceText.of("", text);
    DplLexer lexer = new DplLexer(source.stream());
    lexer.removeErrorListeners();
    List<Lexeme> lexemes = new ArrayList<>();
    for (Token token = lexer.nextToken(); token.getType() != Token.EOF; token = lexer.nextToken()) {
      if (token.getType() != DplLexer.SPACE) {
        var place = source.span(token);
        boolean starts = lexemes.isEmpty() || lexemes.get(lexemes.size() - 1).endsPart();
        Kind kind = kind(token, starts);
        lexemes.add(new Lexeme(kind, place.start(), place.end(), token.getText()));
      }
    }
    return lexemes;
  }

  /** Whether it is this sign or word, in any case. */
  public boolean is(String other) {
    return text.equalsIgnoreCase(other) && (kind != Kind.STRING);
  }

  /** Whether it is the sign of a pipe. */
  public boolean isPipe() {
    return kind == Kind.SIGN && (text.equals("|") || text.equals("|>"));
  }

  /** Whether a statement or operator may start behind it. */
  private boolean endsPart() {
    return isPipe() || (kind == Kind.SIGN && (text.equals(";") || text.equals("(")));
  }

  private static Kind kind(Token token, boolean starts) {
    int type = token.getType();
    if (type >= DplLexer.AGGREGATE && type <= DplLexer.WITH) {
      return Kind.KEYWORD;
    }
    if (type >= DplLexer.ANALYZE && type <= DplLexer.TIMESTAMP_TZ) {
      String text = token.getText();
      // Such a word may be a name as well; who writes it large means the word of the language.
      return starts || text.equals(text.toUpperCase(Locale.ROOT)) ? Kind.KEYWORD : Kind.NAME;
    }
    return switch (type) {
      case DplLexer.IDENT, DplLexer.QUOTED, DplLexer.BACKTICK -> Kind.NAME;
      case DplLexer.PARAMETER -> Kind.PARAMETER;
      case DplLexer.STRING, DplLexer.FSTRING, DplLexer.DOLLAR_STRING -> Kind.STRING;
      case DplLexer.SIZE, DplLexer.DURATION, DplLexer.INTEGER, DplLexer.DECIMAL -> Kind.NUMBER;
      case DplLexer.SHEBANG, DplLexer.BLOCK, DplLexer.LINE -> Kind.COMMENT;
      case DplLexer.OPEN_STRING, DplLexer.OPEN_DOLLARS, DplLexer.OPEN_NAME, DplLexer.OPEN_COMMENT ->
          Kind.OPEN;
      default ->
          type >= DplLexer.EMPTY_NAME || (type >= DplLexer.WRONG_EQ && type <= DplLexer.WRONG_NOT)
              ? Kind.WRONG
              : Kind.SIGN;
    };
  }
}
