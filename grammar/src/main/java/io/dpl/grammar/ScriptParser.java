package io.dpl.grammar;

import io.dpl.api.diagnostic.Diagnostics;
import io.dpl.api.diagnostic.SyntaxCode;
import io.dpl.grammar.antlr.DplLexer;
import io.dpl.grammar.antlr.DplParser;
import io.dpl.grammar.tree.Expression;
import io.dpl.grammar.tree.Script;
import io.dpl.grammar.tree.Statement;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.jspecify.annotations.Nullable;

/**
 * Reads a script. It never throws because of the text: what is wrong becomes diagnostics, up to 20,
 * and reading goes on at the next {@code |} or {@code ;}.
 *
 * <p>Example: {@code Script script = ScriptParser.parse("a.dpl", text).orThrow()}.
 */
public final class ScriptParser {

  private final Tokens tokens;
  private final DplParser parser;
  private final SyntaxErrorStrategy errors;
  private final TreeContext context;
  private final List<Statement> statements = new ArrayList<>();

  private ScriptParser(Tokens tokens, TreeContext context) {
    this.tokens = tokens;
    this.context = context;
    this.errors = new SyntaxErrorStrategy(tokens, context);
    this.parser = new DplParser(tokens.stream());
    parser.removeErrorListeners();
    parser.setErrorHandler(errors);
    parser.getInterpreter().setPredictionMode(PredictionMode.SLL);
  }

  /**
   * Reads a script.
   *
   * @param source the name of the script as the user wrote it; stands in every span
   */
  public static Parsed parse(String source, String text) {
    Diagnostics diagnostics = new Diagnostics();
    TreeContext context = new TreeContext(SourceText.of(source, text), diagnostics);
    Tokens tokens = Tokens.of(context);
    ScriptParser parser = new ScriptParser(tokens, context);
    if (!tokens.tooDeep()) {
      parser.statements();
    }
    Script script = new Script(parser.statements, context.text().place(0, text.length()));
    boolean complete = !tokens.open() && !parser.errors.metEnd();
    return new Parsed(script, tokens.comments(), diagnostics.sorted(), complete);
  }

  /** Reads the expression in a piece of a script; null if it is none, which is reported. */
  static @Nullable Expression expression(TreeContext outer, SourceText piece) {
    TreeContext context = new TreeContext(piece, outer.diagnostics());
    Tokens tokens = Tokens.of(context);
    if (tokens.tooDeep()) {
      return null;
    }
    ScriptParser parser = new ScriptParser(tokens, context);
    int before = parser.errors.count();
    DplParser.ExprContext node = parser.parser.expr();
    if (parser.next() != Token.EOF) {
      parser.errors.reportUnexpected(parser.parser);
    }
    return parser.errors.count() > before ? null : context.expressions.visit(node);
  }

  private void statements() {
    while (next() != Token.EOF) {
      if (next() == DplLexer.SEMICOLON) {
        parser.getInputStream().consume();
      } else {
        statement();
      }
    }
  }

  private void statement() {
    int before = errors.count();
    tokens.startStatement(parser.getCurrentToken());
    errors.reset(parser);
    DplParser.StatementContext node = parser.statement();
    if (next() != DplLexer.SEMICOLON && next() != Token.EOF) {
      errors.reportUnexpected(parser);
      rest();
    }
    if (errors.count() == before && !tokens.hasError(node)) {
      build(node);
    }
  }

  /** Reads what follows an error, an operator at a time, to report what is wrong there as well. */
  private void rest() {
    errors.skip(parser);
    while (next() == DplLexer.PIPE) {
      parser.getInputStream().consume();
      errors.reset(parser);
      parser.operator();
      if (next() != DplLexer.PIPE && next() != DplLexer.SEMICOLON && next() != Token.EOF) {
        errors.reportUnexpected(parser);
        errors.skip(parser);
      }
    }
  }

  private void build(DplParser.StatementContext node) {
    try {
      context.expressions.restart();
      statements.add(node.accept(new StatementBuilder(context)));
    } catch (TooDeepException e) {
      context.error(
          SyntaxCode.TOO_DEEP,
          e.span(),
          "this is nested too deeply",
          "Split it with EXTEND or LET; for many alternatives write IN (...).");
    }
  }

  private int next() {
    return parser.getInputStream().LA(1);
  }
}
