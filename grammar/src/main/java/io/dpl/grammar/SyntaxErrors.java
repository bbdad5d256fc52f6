package io.dpl.grammar;

import io.dpl.api.diagnostic.Nearest;
import io.dpl.api.diagnostic.Span;
import io.dpl.api.diagnostic.SyntaxCode;
import io.dpl.grammar.antlr.DplLexer;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.jspecify.annotations.Nullable;

/**
 * Says what is wrong with a token that the grammar does not allow: the most telling of the known
 * slips, otherwise what is expected.
 */
final class SyntaxErrors {

  private final Tokens tokens;
  private final TreeContext context;

  SyntaxErrors(Tokens tokens, TreeContext context) {
    this.tokens = tokens;
    this.context = context;
  }

  /**
   * Reports.
   *
   * @param type whether a type is being read
   */
  void report(Token found, IntervalSet expectedTokens, boolean type) {
    if (found.getType() == Token.EOF && tokens.open()) {
      return; // the open string or comment swallowed the rest and is reported
    }
    if (tokens.wrongBefore(found)) {
      return; // the echo of a sign that was reported and left out
    }
    Expectation expected = new Expectation(expectedTokens, type, context.text().isPart());
    Token before = tokens.before(found);
    if (before == null) {
      statementStart(found);
    } else if (expected.operator() && !expected.complete()) {
      unknownOperator(found);
    } else if (expected.complete()
        && before.getType() != DplLexer.COMMA
        && before.getType() != DplLexer.LP) {
      afterWhole(found, before, expected);
    } else {
      inside(found, before, expected);
    }
  }

  // -------------------------------------------------------------------------------- statements

  private void statementStart(Token found) {
    String word = upper(found);
    Optional<String> known = Slips.statement(word);
    if (known.isPresent()) {
      error(
          SyntaxCode.UNKNOWN_STATEMENT,
          found,
          "a statement cannot start with " + show(found),
          known.get());
      return;
    }
    if (found.getType() == DplLexer.PIPE) {
      error(
          SyntaxCode.UNKNOWN_STATEMENT,
          found,
          "a statement cannot start with |",
          "Remove the ; before it, or start with FROM or READ.");
      return;
    }
    if (Keywords.OPERATORS.contains(word)) {
      error(
          SyntaxCode.UNKNOWN_STATEMENT,
          found,
          word + " needs rows before it",
          "Start with FROM or READ: FROM t | " + word + " ...");
      return;
    }
    String help =
        Nearest.to(word, Keywords.STATEMENTS)
            .filter(near -> isWord(found))
            .map(near -> "Did you mean " + near + "?")
            .orElse("Statements start with " + String.join(", ", Keywords.STATEMENTS) + ".");
    error(SyntaxCode.UNKNOWN_STATEMENT, found, "no statement starts with " + show(found), help);
  }

  // --------------------------------------------------------------------------------- operators

  private void unknownOperator(Token found) {
    String word = upper(found);
    if (!isWord(found) && !isKeyword(found)) {
      error(
          found.getType() == Token.EOF ? SyntaxCode.UNFINISHED : SyntaxCode.UNEXPECTED,
          found,
          "expected an operator after |, found " + show(found),
          found.getType() == DplLexer.PIPE
              ? "Remove one |, or write || to join strings."
              : "Write an operator such as WHERE, SELECT or LIMIT, or remove the |.");
      return;
    }
    String help =
        Slips.operator(word)
            .or(
                () ->
                    Nearest.to(word, Keywords.OPERATORS).map(near -> "Did you mean " + near + "?"))
            .orElse("The operators are " + String.join(", ", Keywords.OPERATORS) + ".");
    error(SyntaxCode.UNKNOWN_OPERATOR, found, "no operator " + word, help);
  }

  /** Something stands after what could have been the end. */
  private void afterWhole(Token found, Token before, Expectation expected) {
    String word = upper(found);
    Deque<Token> brackets = tokens.openBrackets(found);
    if (Tokens.isClosing(found.getType()) && brackets.isEmpty()) {
      error(
          SyntaxCode.UNCLOSED,
          found,
          "nothing was opened that " + found.getText() + " could close",
          "Remove it.");
    } else if (word.equals("FROM") && sinceOperator(found, DplLexer.SELECT)) {
      error(
          SyntaxCode.FOREIGN_FORM,
          found,
          "FROM comes before SELECT",
          "Start the pipeline with it: FROM t | SELECT a, b.");
    } else if (startsStatement(found, before)) {
      error(
          SyntaxCode.MISSING_SEMICOLON,
          found,
          "the statement before " + word + " has no end",
          "Write ; after " + show(before) + ".");
    } else if (word.equals("HAVING") || word.equals("QUALIFY")) {
      error(
          SyntaxCode.FOREIGN_FORM, found, "no clause " + word, "Write | WHERE after the operator.");
    } else if (word.equals("GROUP")) {
      error(
          SyntaxCode.FOREIGN_FORM,
          found,
          "GROUP BY belongs to AGGREGATE",
          "Write | AGGREGATE COUNT(*) AS n GROUP BY key.");
    } else if (operatorWithoutPipe(found, expected)) {
      String operator =
          word.equals("ORDER")
              ? "ORDER BY"
              : Keywords.JOIN_WORDS.contains(word) ? word + " JOIN" : word;
      error(SyntaxCode.MISSING_PIPE, found, "no | before " + word, "Write | " + operator + " ...");
    } else if (missesAs(found, before, expected)) {
      error(
          SyntaxCode.MISSING_AS,
          found,
          "no AS before the name " + found.getText(),
          "Write AS " + found.getText() + ".");
    } else {
      plain(found, before, expected, brackets);
    }
  }

  private boolean operatorWithoutPipe(Token found, Expectation expected) {
    String word = upper(found);
    return expected.has(DplLexer.PIPE)
        && (Keywords.OPERATORS.contains(word) || Keywords.JOIN_WORDS.contains(word))
        && tokens.after(found).getType() != DplLexer.DOT;
  }

  private boolean startsStatement(Token found, Token before) {
    return Keywords.STATEMENTS.contains(upper(found))
        && found.getLine() > before.getLine()
        && tokens.openBrackets(found).isEmpty();
  }

  private boolean sinceOperator(Token found, int type) {
    for (Token t = tokens.before(found); t != null; t = tokens.before(t)) {
      if (t.getType() == DplLexer.PIPE) {
        return false;
      }
      if (t.getType() == type) {
        return true;
      }
    }
    return false;
  }

  // ------------------------------------------------------------------------------------- inside

  private void inside(Token found, Token before, Expectation expected) {
    Deque<Token> brackets = tokens.openBrackets(found);
    if (isReservedName(found, before, expected)) {
      error(
          SyntaxCode.RESERVED_WORD,
          found,
          upper(found) + " is a reserved word",
          "As a name it stands in quotes: \"" + found.getText() + "\".");
      return;
    }
    if (missesAs(found, before, expected)) {
      error(
          SyntaxCode.MISSING_AS,
          found,
          "no AS before the name " + found.getText(),
          "Write AS " + found.getText() + ".");
      return;
    }
    plain(found, before, expected, brackets);
  }

  private Optional<String> slip(Token found, Token before, Expectation expected) {
    boolean comparison = found.getType() >= DplLexer.NEQ && found.getType() <= DplLexer.GT;
    if (comparison && expected.complete()) {
      return Slips.comparison(tokens.first(found).getType() == DplLexer.PARAM);
    }
    return expected.source()
        ? Slips.source(upper(found), upper(before))
        : Slips.inside(upper(found), upper(before));
  }

  private boolean missesAs(Token found, Token before, Expectation expected) {
    return expected.has(DplLexer.AS)
        && isName(found)
        && !Keywords.CLAUSES.contains(upper(found))
        && !inPlainParentheses(found)
        && isAliasable(before)
        && Slips.inside(upper(found), upper(before)).isEmpty()
        && (found.getText().length() < 4 || nearest(found, expected).isEmpty());
  }

  private void plain(Token found, Token before, Expectation expected, Deque<Token> brackets) {
    if (!brackets.isEmpty() && closes(found, expected, brackets.peek())) {
      Token opening = brackets.peek();
      error(
          SyntaxCode.UNCLOSED,
          opening,
          opening.getText() + " is never closed",
          "Write " + closing(opening) + " before " + show(found) + ".");
      return;
    }
    Optional<String> slip = slip(found, before, expected);
    String near = slip.orElseGet(() -> nearest(found, expected));
    if (expected.complete()
        && before.getType() != DplLexer.COMMA
        && before.getType() != DplLexer.LP) {
      error(
          SyntaxCode.UNEXPECTED,
          found,
          "did not expect " + show(found) + " after " + show(before),
          near.isEmpty()
              ? "Write " + expected.separators() + " between them, or remove one."
              : near);
      return;
    }
    String what = place(before) ? "a place such as 'data/*.parquet'" : expected.words(before);
    boolean end = found.getType() == Token.EOF;
    error(
        end ? SyntaxCode.UNFINISHED : SyntaxCode.UNEXPECTED,
        found,
        "expected " + what + " after " + show(before) + ", found " + show(found),
        near);
  }

  /** Whether the innermost bracket only groups: a name belongs behind it. */
  private boolean inPlainParentheses(Token found) {
    Token bracket = tokens.openBrackets(found).peek();
    if (bracket == null || bracket.getType() != DplLexer.LP) {
      return false;
    }
    Token opener = tokens.before(bracket);
    return opener == null
        || !(isName(opener)
            || opener.getType() == DplLexer.CAST
            || opener.getType() == DplLexer.TRY_CAST);
  }

  /** Whether a place follows: after READ, WRITE or USING and the word after it. */
  private boolean place(Token before) {
    Token first = tokens.before(before);
    return first != null
        && (first.getType() == DplLexer.READ
            || first.getType() == DplLexer.WRITE
            || first.getType() == DplLexer.USING);
  }

  private static String nearest(Token found, Expectation expected) {
    return isWord(found) && !expected.name() && found.getText().length() > 1
        ? Nearest.to(upper(found), expected.keywords())
            .map(near -> "Did you mean " + near + "?")
            .orElse("")
        : "";
  }

  private static boolean closes(Token found, Expectation expected, Token opening) {
    boolean stops =
        found.getType() == Token.EOF
            || found.getType() == DplLexer.SEMICOLON
            || found.getType() == DplLexer.PIPE;
    return stops && expected.has(closingType(opening));
  }

  private static int closingType(Token opening) {
    return opening.getType() == DplLexer.LP
        ? DplLexer.RP
        : opening.getType() == DplLexer.LB ? DplLexer.RB : DplLexer.RC;
  }

  private static String closing(Token opening) {
    return opening.getType() == DplLexer.LP ? ")" : opening.getType() == DplLexer.LB ? "]" : "}";
  }

  private boolean isReservedName(Token found, Token before, Expectation expected) {
    if (!expected.name()
        || before.getType() == DplLexer.DESCRIBE
        || !ReservedWords.contains(found.getText())) {
      return false;
    }
    int after = tokens.after(found).getType();
    boolean asName =
        List.of(DplLexer.AS, DplLexer.DOT, DplLexer.LET).contains(before.getType())
            || !(expected.expression() || before.getType() == DplLexer.OVER);
    return asName
        || List.of(
                DplLexer.EQ,
                DplLexer.NEQ,
                DplLexer.GT,
                DplLexer.LT,
                DplLexer.DOT,
                DplLexer.COMMA,
                DplLexer.AS)
            .contains(after);
  }

  // -------------------------------------------------------------------------------------- words

  private static boolean isWord(Token token) {
    return token.getType() == DplLexer.IDENT;
  }

  private static boolean isName(Token token) {
    return isWord(token)
        || token.getType() == DplLexer.QUOTED
        || token.getType() == DplLexer.BACKTICK
        || (isKeyword(token) && !ReservedWords.contains(token.getText()));
  }

  private static boolean isAliasable(Token before) {
    return isName(before)
        || Tokens.isClosing(before.getType())
        || (before.getType() >= DplLexer.SIZE && before.getType() <= DplLexer.DOLLAR_STRING)
        || before.getType() == DplLexer.END;
  }

  private static boolean isKeyword(Token token) {
    return token.getType() >= DplLexer.AGGREGATE && token.getType() <= DplLexer.ZONE;
  }

  private static String upper(Token token) {
    return token.getText().toUpperCase(Locale.ROOT);
  }

  private String show(Token token) {
    if (token.getType() == Token.EOF) {
      return context.text().isPart() ? "}" : "the end of the script";
    }
    String text = token.getText();
    if (text.length() > 30) {
      text = text.substring(0, 27) + "...";
    }
    return text.lines().findFirst().orElse(text);
  }

  private void error(SyntaxCode code, Token at, String message, @Nullable String help) {
    Span span = at.getType() == Token.EOF ? end(at) : context.span(at);
    String[] helps = help == null || help.isEmpty() ? new String[0] : new String[] {help};
    context.error(code, span, message, helps);
  }

  /** The place after the last word, where the missing one belongs. */
  private Span end(Token eof) {
    Token before = tokens.before(eof);
    if (before == null) {
      return context.span(eof);
    }
    Span last = context.span(before);
    int width = last.end() - last.start();
    return new Span(last.source(), last.end(), last.end(), last.line(), last.column() + width);
  }
}
