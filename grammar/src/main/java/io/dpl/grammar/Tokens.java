package io.dpl.grammar;

import io.dpl.api.diagnostic.Span;
import io.dpl.api.diagnostic.SyntaxCode;
import io.dpl.grammar.antlr.DplLexer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of a text. What can never be right (open strings, wrong signs) is reported here and
 * replaced by what was most likely meant, so that the parser does not report its echo.
 */
final class Tokens {

  private static final int MOST_NESTING = 100;

  private final TreeContext context;
  private final CommonTokenStream stream;
  private final List<Comment> comments = new ArrayList<>();
  private final BitSet wrong = new BitSet();
  private boolean open;
  private boolean tooDeep;
  private int statementStart;

  private Tokens(TreeContext context, CommonTokenStream stream) {
    this.context = context;
    this.stream = stream;
  }

  static Tokens of(TreeContext context) {
    DplLexer lexer = new DplLexer(context.text().stream());
    lexer.removeErrorListeners();
    CommonTokenStream stream = new CommonTokenStream(lexer);
    stream.fill();
    Tokens tokens = new Tokens(context, stream);
    tokens.check();
    return tokens;
  }

  CommonTokenStream stream() {
    return stream;
  }

  List<Comment> comments() {
    return comments;
  }

  /** Whether the text ends inside a string, name or comment. */
  boolean open() {
    return open;
  }

  /** Whether it is nested so deeply that it cannot be parsed. */
  boolean tooDeep() {
    return tooDeep;
  }

  void startStatement(Token first) {
    statementStart = first.getTokenIndex();
  }

  /** Whether a token of this node was reported here. */
  boolean hasError(ParserRuleContext node) {
    int first = wrong.nextSetBit(node.getStart().getTokenIndex());
    Token stop = node.getStop();
    return first >= 0 && stop != null && first <= stop.getTokenIndex();
  }

  /** Whether something between this token and the visible one before it was reported. */
  boolean wrongBefore(Token token) {
    for (int i = token.getTokenIndex() - 1; i >= statementStart; i--) {
      if (stream.get(i).getChannel() == Token.DEFAULT_CHANNEL) {
        return false;
      }
      if (wrong.get(i)) {
        return true;
      }
    }
    return false;
  }

  /** The first token of the statement. */
  Token first(Token inside) {
    Token first = inside;
    for (Token t = before(inside); t != null; t = before(t)) {
      first = t;
    }
    return first;
  }

  /** The visible token before this one, null at the start of the statement. */
  @Nullable Token before(Token token) {
    for (int i = token.getTokenIndex() - 1; i >= statementStart; i--) {
      if (stream.get(i).getChannel() == Token.DEFAULT_CHANNEL) {
        return stream.get(i);
      }
    }
    return null;
  }

  /** The visible token after this one, or the end. */
  Token after(Token token) {
    for (int i = token.getTokenIndex() + 1; i < stream.size(); i++) {
      if (stream.get(i).getChannel() == Token.DEFAULT_CHANNEL) {
        return stream.get(i);
      }
    }
    return stream.get(stream.size() - 1);
  }

  /** The brackets that are open before this token, the innermost first. */
  Deque<Token> openBrackets(Token until) {
    Deque<Token> brackets = new ArrayDeque<>();
    for (int i = statementStart; i < until.getTokenIndex(); i++) {
      Token token = stream.get(i);
      if (isOpening(token.getType())) {
        brackets.push(token);
      } else if (isClosing(token.getType()) && !brackets.isEmpty()) {
        brackets.pop();
      }
    }
    return brackets;
  }

  static boolean isOpening(int type) {
    return type == DplLexer.LP || type == DplLexer.LB || type == DplLexer.LC;
  }

  static boolean isClosing(int type) {
    return type == DplLexer.RP || type == DplLexer.RB || type == DplLexer.RC;
  }

  // ------------------------------------------------------------------------------------- check

  private void check() {
    int nesting = 0;
    int signs = 0;
    int line = 0;
    boolean comma = false;
    for (Token token : stream.getTokens()) {
      int type = token.getType();
      if (token.getChannel() != Token.DEFAULT_CHANNEL && type != DplLexer.SPACE) {
        comments.add(
            new Comment(
                token.getText().stripTrailing(), token.getLine() > line, context.span(token)));
      }
      if (type != DplLexer.SPACE) {
        line = token.getLine();
        line += (int) token.getText().chars().filter(c -> c == '\n').count();
      }
      if (token.getChannel() == Token.DEFAULT_CHANNEL) {
        if (comma && type == DplLexer.COMMA) {
          reportComma((CommonToken) token);
        }
        comma = type == DplLexer.COMMA;
      }
      boolean sign = type == DplLexer.NOT || type == DplLexer.MINUS || type == DplLexer.PLUS;
      signs = sign ? signs + 1 : type == DplLexer.SPACE ? signs : 0;
      if (isOpening(type) || type == DplLexer.CASE) {
        nesting++;
      } else if ((isClosing(type) || type == DplLexer.END) && nesting > 0) {
        nesting--;
      }
      if (!tooDeep && (nesting > MOST_NESTING || signs > MOST_NESTING)) {
        tooDeep = true;
        context.error(
            SyntaxCode.TOO_DEEP,
            context.span(token),
            "more than " + MOST_NESTING + " levels of nesting",
            "Split it with EXTEND or LET.");
      }
      if (type == DplLexer.IDENT) {
        checkLetters((CommonToken) token);
      }
      if (type >= DplLexer.OPEN_STRING
          || (type >= DplLexer.WRONG_EQ && type <= DplLexer.WRONG_NOT)) {
        wrong.set(token.getTokenIndex());
        repair((CommonToken) token);
      }
    }
  }

  /** The lexer takes every sign beyond ASCII for a letter; here the others are found. */
  private void checkLetters(CommonToken name) {
    String text = name.getText();
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int sign = text.codePointAt(i);
      boolean letter =
          Character.isLetter(sign) || (i > 0 && Character.isUnicodeIdentifierPart(sign));
      if (sign > 0x7F && !letter) {
        wrong.set(name.getTokenIndex());
        String written = Character.toString(sign);
        report(name, "the sign " + written + " has no meaning here", help(written));
        if (i == 0) {
          name.setChannel(Token.HIDDEN_CHANNEL);
        }
        return;
      }
    }
  }

  private void reportComma(CommonToken token) {
    wrong.set(token.getTokenIndex());
    context.error(
        SyntaxCode.UNEXPECTED,
        context.span(token),
        "nothing stands between two commas",
        "Write an item, or remove one comma.");
    token.setChannel(Token.HIDDEN_CHANNEL);
  }

  private void repair(CommonToken token) {
    String text = token.getText();
    switch (token.getType()) {
      case DplLexer.OPEN_STRING, DplLexer.OPEN_DOLLARS ->
          unclosed(token, text.endsWith("$") || text.contains("$$") ? "$$" : "'", DplLexer.STRING);
      case DplLexer.OPEN_NAME -> unclosed(token, text.substring(0, 1), DplLexer.QUOTED);
      case DplLexer.EMPTY_NAME -> {
        report(token, "a name without a letter", "An empty string is written ''.");
        token.setType(DplLexer.QUOTED);
      }
      case DplLexer.OPEN_COMMENT -> {
        unclosed(token, "/*", DplLexer.BLOCK);
        token.setChannel(Token.HIDDEN_CHANNEL);
      }
      case DplLexer.WRONG_EQ -> replace(token, "=", DplLexer.EQ);
      case DplLexer.WRONG_AND -> replace(token, "AND", DplLexer.AND);
      case DplLexer.WRONG_NOT -> replace(token, "NOT", DplLexer.NOT);
      case DplLexer.CURLY_QUOTED -> {
        boolean single = text.charAt(0) == '\u2018' || text.charAt(0) == '\u2019';
        String sign = single ? "'" : "\"";
        String straight = sign + text.substring(1, text.length() - 1) + sign;
        report(token, "curly quotes", "Write " + straight + " with straight quotes.");
        token.setType(single ? DplLexer.STRING : DplLexer.QUOTED);
      }
      case DplLexer.BAD_NUMBER -> {
        report(
            token,
            text + " is neither a number nor a name",
            "A name that starts with a digit stands in quotes: \"" + text + "\".",
            "Units are B, KiB, MiB, GiB, TiB, kB, MB, GB, TB for sizes, ms, s, min, h, d for times.");
        token.setType(DplLexer.INTEGER);
      }
      default -> {
        report(token, "the sign " + text + " has no meaning here", help(text));
        token.setChannel(Token.HIDDEN_CHANNEL);
      }
    }
  }

  private void unclosed(CommonToken token, String sign, int type) {
    open = true;
    Span whole = context.span(token);
    Span start = context.text().place(whole.start(), whole.start() + sign.length());
    String what =
        sign.equals("/*")
            ? "this comment"
            : sign.equals("'") || sign.equals("$$") ? "this string" : "this name";
    context.error(
        SyntaxCode.UNCLOSED,
        start,
        what + " is never closed",
        "Write " + (sign.equals("/*") ? "*/" : sign) + " at its end.");
    token.setType(type);
  }

  private void replace(CommonToken token, String ours, int type) {
    report(token, "no operator " + token.getText(), "Write " + ours + ".");
    token.setType(type);
  }

  private void report(Token token, String message, String... help) {
    context.error(SyntaxCode.WRONG_SIGN, context.span(token), message, help);
  }

  private static String help(String sign) {
    return switch (sign) {
      case "#" -> "A comment starts with --.";
      case "&" -> "Write AND, or BIT_AND(a, b).";
      case "^" -> "Write POWER(a, b), or BIT_XOR(a, b).";
      case "~" -> "Write REGEXP, or BIT_NOT(a).";
      case "$" -> "A parameter is a dollar sign and a name, for example $limit.";
      case "\\" -> "A statement goes on over line ends without a sign.";
      case "\u2264" -> "Write <=.";
      case "\u2265" -> "Write >=.";
      case "\u2260" -> "Write <>.";
      case "\u2192" -> "Write ->.";
      case "\u00D7" -> "Write *.";
      case "@" -> "A parameter is written $name.";
      default -> "Remove it, or put it into a string.";
    };
  }
}
