package io.dpl.api.diagnostic;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The only exception that a user's input may cause: it carries diagnostics. Anything else is our
 * bug.
 */
public final class DplException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<Diagnostic> diagnostics;

  public DplException(List<Diagnostic> diagnostics) {
    this(diagnostics, null);
  }

  public DplException(
      List<Diagnostic> diagnostics, @org.jspecify.annotations.Nullable Throwable cause) {
    super(diagnostics.stream().map(Diagnostic::toString).collect(Collectors.joining("\n")), cause);
    this.diagnostics = List.copyOf(diagnostics);
  }

  /** One error. */
  public static DplException of(Code code, Span span, String message, String... help) {
    return new DplException(List.of(Diagnostic.error(code, span, message, help)));
  }

  /** What is wrong, sorted by place. */
  public List<Diagnostic> diagnostics() {
    return diagnostics;
  }
}
