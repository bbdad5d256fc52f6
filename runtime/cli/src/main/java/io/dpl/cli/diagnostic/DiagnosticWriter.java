package io.dpl.cli.diagnostic;

import io.dpl.api.diagnostic.Diagnostic;
import io.dpl.api.diagnostic.Diagnostics;
import java.io.PrintStream;
import java.util.Comparator;
import java.util.List;

/** One form of output for diagnostics. */
public interface DiagnosticWriter {

  /**
   * Places in the order of a reader: by script, then from top to bottom, what has no place first.
   */
  Comparator<Diagnostic> BY_PLACE =
      Comparator.comparing((Diagnostic diagnostic) -> diagnostic.span().source())
          .thenComparing(diagnostic -> diagnostic.span().start());

  /** Most diagnostics shown in one run. */
  int LIMIT = Diagnostics.LIMIT;

  /** Writes all of them as one document. */
  void write(List<Diagnostic> diagnostics, PrintStream to);
}
