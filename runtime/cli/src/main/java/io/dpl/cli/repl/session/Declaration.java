package io.dpl.cli.repl.session;

import io.dpl.api.diagnostic.Span;
import io.dpl.grammar.Lexeme;
import io.dpl.grammar.Parsed;
import io.dpl.grammar.tree.Script;
import io.dpl.grammar.tree.Statement;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What a statement makes that stays in the session.
 *
 * @param name as written, a parameter without its dollar sign
 * @param text the statement, without its semicolon
 * @param statement the statement alone, with the places that it had when it was typed
 * @param uses names that stand in it, in lower case, parameters with their dollar sign
 */
public record Declaration(Kind kind, String name, String text, Parsed statement, Set<String> uses) {

  /** What a session keeps. */
  public enum Kind {
    LET,
    MODEL,
    PARAM,
    SET
  }

  /** What a name means in the session: a LET and a model may have the same one. */
  record Key(Kind kind, String name) {

    static Key of(Kind kind, String name) {
      return new Key(kind, name.toLowerCase(Locale.ROOT));
    }
  }

  Key key() {
    return Key.of(kind, name);
  }

  /** The declaration that a statement is; empty for one that leaves nothing behind. */
  static Optional<Declaration> of(Statement statement, String script) {
    if (statement instanceof Statement.Let let) {
      return Optional.of(make(Kind.LET, let.name().text(), statement, script));
    }
    if (statement instanceof Statement.CreateModel model) {
      return Optional.of(make(Kind.MODEL, model.name().last().text(), statement, script));
    }
    if (statement instanceof Statement.Param param) {
      return Optional.of(make(Kind.PARAM, param.name(), statement, script));
    }
    if (statement instanceof Statement.SetOption option) {
      return Optional.of(make(Kind.SET, option.name().text(), statement, script));
    }
    return Optional.empty();
  }

  private static Declaration make(Kind kind, String name, Statement statement, String script) {
    Span span = statement.span();
    String text = script.substring(span.start(), span.end());
    Script alone = new Script(List.of(statement), span);
    Parsed parsed = new Parsed(alone, List.of(), List.of(), true);
    return new Declaration(kind, name, text, parsed, names(text));
  }

  /** Every name and parameter in a text: more than it uses, never fewer. */
  static Set<String> names(String text) {
    Set<String> names = new LinkedHashSet<>();
    for (Lexeme lexeme : Lexeme.of(text)) {
      switch (lexeme.kind()) {
        case NAME, KEYWORD, PARAMETER -> names.add(plain(lexeme.text()).toLowerCase(Locale.ROOT));
          // An F-string holds expressions.
        case STRING -> addParts(lexeme.text(), names);
        default -> {}
      }
    }
    return names;
  }

  private static void addParts(String string, Set<String> names) {
    if (string.startsWith("F") || string.startsWith("f")) {
      for (String part : string.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}_$]+")) {
        names.add(part);
      }
    }
  }

  private static String plain(String name) {
    char quote = name.charAt(0);
    return quote == '"' || quote == '`' ? name.substring(1, name.length() - 1) : name;
  }
}
