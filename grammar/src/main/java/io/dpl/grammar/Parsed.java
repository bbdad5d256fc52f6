package io.dpl.grammar;

import io.dpl.api.diagnostic.Diagnostic;
import io.dpl.api.diagnostic.DplException;
import io.dpl.grammar.tree.Script;
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
}
