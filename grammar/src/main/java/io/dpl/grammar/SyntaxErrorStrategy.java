package io.dpl.grammar;

import io.dpl.grammar.antlr.DplLexer;
import io.dpl.grammar.antlr.DplParser;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.DefaultErrorStrategy;
import org.antlr.v4.runtime.InputMismatchException;
import org.antlr.v4.runtime.NoViableAltException;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.RuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;

/**
 * What the parser does at an error: one report, then on at the next {@code |}, {@code ;} or the
 * bracket that closes what is open. ANTLR's guesses (a token too much, a token missing) are off:
 * they make echoes.
 */
final class SyntaxErrorStrategy extends DefaultErrorStrategy {

  private final Tokens tokens;
  private final boolean piece;
  private final SyntaxErrors messages;
  private final List<Place> places = new ArrayList<>();
  private int placesIndex = -1;
  private int count;
  private boolean metEnd;

  /** A place in the grammar that the parser passed at the current token. */
  private record Place(int state, RuleContext rule) {}

  SyntaxErrorStrategy(Tokens tokens, TreeContext context) {
    this.tokens = tokens;
    this.piece = context.text().isPart();
    this.messages = new SyntaxErrors(tokens, context);
  }

  /** Errors reported so far. */
  int count() {
    return count;
  }

  /** Whether the text ended where it had to go on. */
  boolean metEnd() {
    return metEnd;
  }

  @Override
  public void sync(Parser parser) {
    int index = parser.getCurrentToken().getTokenIndex();
    if (index != placesIndex) {
      placesIndex = index;
      places.clear();
    }
    places.add(new Place(parser.getState(), parser.getContext()));
  }

  @Override
  public Token recoverInline(Parser parser) {
    throw new InputMismatchException(parser);
  }

  @Override
  public void reportError(Parser parser, RecognitionException e) {
    if (inErrorRecoveryMode(parser)) {
      return;
    }
    beginErrorCondition(parser);
    Token found = e.getOffendingToken();
    IntervalSet expected = passed(parser, found);
    if (parser.getCurrentToken() == found) {
      expected.addAll(parser.getExpectedTokens());
    }
    if (e instanceof NoViableAltException noWay && noWay.getStartToken() != found) {
      expected.addAll(DeadEnds.expected(parser, noWay));
    }
    report(found, expected, e.getCtx().getRuleIndex() == DplParser.RULE_type);
    while (parser.getCurrentToken().getTokenIndex() < found.getTokenIndex()) {
      parser.getInputStream().consume();
    }
  }

  /** Reports a token after a whole statement or operator, unless an error is being left. */
  void reportUnexpected(Parser parser) {
    if (!inErrorRecoveryMode(parser)) {
      beginErrorCondition(parser);
      report(parser.getCurrentToken(), passed(parser, parser.getCurrentToken()), false);
    }
  }

  private void report(Token found, IntervalSet expected, boolean type) {
    count++;
    metEnd |= found.getType() == Token.EOF;
    if (expected.contains(Token.EOF) && !piece) {
      expected.add(DplLexer.SEMICOLON); // statements are parsed one at a time
    }
    messages.report(found, expected, type);
  }

  /** What was possible at the places of the grammar that were passed at this token. */
  private IntervalSet passed(Parser parser, Token found) {
    IntervalSet expected = new IntervalSet();
    if (placesIndex == found.getTokenIndex()) {
      for (Place place : places) {
        expected.addAll(parser.getATN().getExpectedTokens(place.state(), place.rule()));
      }
    }
    return expected;
  }

  @Override
  public void recover(Parser parser, RecognitionException e) {
    int depth = 0;
    boolean inside = !tokens.openBrackets(parser.getCurrentToken()).isEmpty();
    while (true) {
      int type = parser.getInputStream().LA(1);
      if (type == Token.EOF
          || type == DplLexer.SEMICOLON
          || (type == DplLexer.PIPE && depth == 0)) {
        return;
      }
      if (Tokens.isOpening(type)) {
        depth++;
      } else if (Tokens.isClosing(type)) {
        if (depth == 0 && inside) {
          return;
        }
        depth = Math.max(0, depth - 1);
      }
      parser.getInputStream().consume();
    }
  }

  /** Skips to the next operator or statement, over brackets that nobody waits for. */
  void skip(Parser parser) {
    while (true) {
      int type = parser.getInputStream().LA(1);
      if (type == Token.EOF || type == DplLexer.SEMICOLON || type == DplLexer.PIPE) {
        return;
      }
      parser.getInputStream().consume();
    }
  }
}
