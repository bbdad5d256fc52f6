package io.dpl.grammar;

import io.dpl.api.diagnostic.Span;

/** Leaves the builders when an expression is nested too deeply; becomes a diagnostic. */
final class TooDeepException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Span span;

  TooDeepException(Span span) {
    super("nested too deeply at " + span, null, false, false);
    this.span = span;
  }

  Span span() {
    return span;
  }
}
