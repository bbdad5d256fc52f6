package io.dpl.cli.repl.input;

import io.dpl.grammar.Lexeme;
import io.dpl.grammar.Lexeme.Kind;
import io.dpl.grammar.Parsed;
import io.dpl.grammar.ScriptParser;
import java.util.List;

/**
 * Whether what is typed is a whole input when Enter is pressed. A semicolon ends it, as in psql and
 * DuckDB: a pipeline has one operator a line, so that a whole pipeline may well go on. An empty
 * line ends it, too, whatever stands there, so that nobody is caught in an open parenthesis; only
 * inside a string or comment it is part of the text.
 */
final class Completeness {

  private Completeness() {}

  static boolean isComplete(String text) {
    String typed = text.strip();
    if (typed.isEmpty() || typed.startsWith("\\")) {
      return true;
    }
    List<Lexeme> lexemes = Lexeme.of(text);
    if (lexemes.stream().allMatch(lexeme -> lexeme.kind() == Kind.COMMENT)) {
      return true;
    }
    Lexeme last = last(lexemes);
    if (last.kind() == Kind.OPEN) {
      return false;
    }
    boolean emptyLine = text.endsWith("\n") || text.substring(text.lastIndexOf('\n') + 1).isBlank();
    if (emptyLine && text.indexOf('\n') >= 0) {
      return true;
    }
    if (!last.is(";")) {
      return false;
    }
    Parsed parsed = ScriptParser.parse("", text);
    return parsed.complete() || parsed.hasErrors();
  }

  private static Lexeme last(List<Lexeme> lexemes) {
    for (int i = lexemes.size() - 1; i >= 0; i--) {
      if (lexemes.get(i).kind() != Kind.COMMENT) {
        return lexemes.get(i);
      }
    }
    return lexemes.get(lexemes.size() - 1);
  }
}
