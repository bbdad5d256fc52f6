package io.dpl.cli.repl.view;

import io.dpl.api.diagnostic.Diagnostic;
import io.dpl.cli.diagnostic.Sources;
import io.dpl.cli.diagnostic.TextDiagnostics;
import io.dpl.cli.terminal.Paint;
import io.dpl.cli.terminal.Terminal;
import java.io.PrintStream;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntSupplier;

/**
 * Where a prompt shows things.
 *
 * @param columns width of the window now
 * @param rows height of the window now; 0 where nobody looks at one
 * @param pager shows a text that is longer than the window
 * @param sources texts of the inputs, for the excerpts of diagnostics
 */
public record Screen(
    PrintStream out,
    PrintStream err,
    Paint paint,
    IntSupplier columns,
    IntSupplier rows,
    Consumer<String> pager,
    Sources sources) {

  /** Whether a person looks at it. */
  public boolean isSeen() {
    return rows.getAsInt() > 0;
  }

  /** Says something beside results. */
  public void note(String text) {
    out.flush();
    err.println(paint.dim(text));
    err.flush();
  }

  /** Shows diagnostics with their places. */
  public void show(List<Diagnostic> diagnostics) {
    out.flush();
    new TextDiagnostics(sources, paint, columns.getAsInt())
        .write(diagnostics.stream().map(Screen::withCure).toList(), err);
  }

  /** What has no help of its own has the cure of its code: at a prompt nobody looks it up. */
  private static Diagnostic withCure(Diagnostic diagnostic) {
    return diagnostic.help().isEmpty()
        ? new Diagnostic(
            diagnostic.severity(),
            diagnostic.code(),
            diagnostic.span(),
            diagnostic.message(),
            List.of(diagnostic.code().cure()))
        : diagnostic;
  }

  /** Shows a text, page by page where it is longer than the window. */
  public void page(String text) {
    if (isSeen() && text.lines().count() > rows.getAsInt() - 2) {
      out.flush();
      pager.accept(text);
    } else {
      out.print(text);
      out.flush();
    }
  }

  /** The window as the progress of a run sees it. */
  public Terminal terminal() {
    boolean seen = isSeen();
    return new Terminal(seen, seen, columns.getAsInt(), paint == Paint.PLAIN);
  }
}
