package io.dpl.api.diagnostic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Collects what a phase reports; keeps at most {@link #LIMIT} errors, so that one slip does not
 * hide behind its echoes.
 */
public final class Diagnostics {

  /** Most diagnostics shown in one run. */
  public static final int LIMIT = 20;

  private final List<Diagnostic> found = new ArrayList<>();

  /** Adds one; a second one of the same code at the same place is dropped. */
  public void add(Diagnostic diagnostic) {
    boolean known =
        found.stream()
            .anyMatch(d -> d.code() == diagnostic.code() && d.span().equals(diagnostic.span()));
    if (!known && found.size() < LIMIT) {
      found.add(diagnostic);
    }
  }

  /** Adds an error. */
  public void error(Code code, Span span, String message, String... help) {
    add(Diagnostic.error(code, span, message, help));
  }

  /** Adds a warning. */
  public void warning(Code code, Span span, String message, String... help) {
    add(Diagnostic.warning(code, span, message, help));
  }

  /** Whether an error was added. */
  public boolean hasErrors() {
    return found.stream().anyMatch(Diagnostic::isError);
  }

  /** All of them, sorted by place. */
  public List<Diagnostic> sorted() {
    return found.stream()
        .sorted(
            Comparator.comparing((Diagnostic d) -> d.span().source())
                .thenComparing(d -> d.span().start()))
        .toList();
  }

  /** Throws what was found if an error is among it. */
  public void throwIfErrors() {
    if (hasErrors()) {
      throw new DplException(sorted());
    }
  }
}
