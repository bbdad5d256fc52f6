package io.dpl.cli.action;

import io.dpl.api.diagnostic.Diagnostic;
import io.dpl.cli.diagnostic.Sources;
import io.dpl.cli.diagnostic.TextDiagnostics;
import io.dpl.cli.request.CommonRequest;
import io.dpl.cli.terminal.Console;
import io.dpl.cli.terminal.Paint;
import java.util.List;

/**
 * What an action has at hand besides its request.
 *
 * @param sources texts of the scripts, for the excerpts of diagnostics
 */
public record Context(Console console, CommonRequest common, Sources sources) {

  /** Paint for standard output. */
  public Paint resultPaint() {
    return common.color().on(console.terminal().resultsSeen(), console.terminal());
  }

  /** Paint for standard error. */
  public Paint messagePaint() {
    return common.color().on(console.terminal().messagesSeen(), console.terminal());
  }

  /** Says something to the user, unless it asked for quiet. */
  public void note(String text) {
    if (!common.quiet()) {
      console.err().println(messagePaint().dim(text));
    }
  }

  /** Shows diagnostics on standard error. */
  public void show(List<Diagnostic> diagnostics) {
    new TextDiagnostics(sources, messagePaint(), console.terminal().columns())
        .write(diagnostics, console.err());
  }
}
