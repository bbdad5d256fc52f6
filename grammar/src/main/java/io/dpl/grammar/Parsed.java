package io.dpl.grammar;

import io.dpl.api.diagnostic.Diagnostic;
import io.dpl.api.diagnostic.DplException;
import io.dpl.grammar.tree.Script;
import io.dpl.grammar.tree.Statement;
import java.util.List;

/**
 * What the parser makes of a text.
 *
 * @param script the statements that could be read; without errors it is the whole text, with errors
 *     the statements that hold one are left out
 * @param comments in the order of the text
 * @param diagnostics at most 20, sorted by place
 * @param complete false if the text may go on: it ends inside a statement, string, comment or
 *     parenthesis
 */
public record Parsed(
    Script script, List<Comment> comments, List<Diagnostic> diagnostics, boolean complete) {

  public Parsed {
    comments = List.copyOf(comments);
    diagnostics = List.copyOf(diagnostics);
  }

  /** Whether the script may not be used. */
  public boolean hasErrors() {
    return diagnostics.stream().anyMatch(Diagnostic::isError);
  }

  /**
   * The script of a text without errors.
   *
   * <p>Errors: all diagnostics, if one of them is an error.
   */
  public Script orThrow() {
    if (hasErrors()) {
      throw new DplException(diagnostics);
    }
    return script;
  }

  /**
   * Several texts as one script, each with the name and places of its own: a session's declarations
   * and the statement that was typed behind them.
   *
   * @param parts at least one
   */
  public static Parsed joined(List<Parsed> parts) {
    Parsed last = parts.get(parts.size() - 1);
    List<Statement> statements =
        parts.stream().flatMap(part -> part.script.statements().stream()).toList();
    return new Parsed(
        new Script(statements, last.script.span()),
        parts.stream().flatMap(part -> part.comments.stream()).toList(),
        parts.stream().flatMap(part -> part.diagnostics.stream()).toList(),
        last.complete);
  }
}
