package io.dpl.library.connector;

import io.dpl.api.connector.Probe;
import io.dpl.api.connector.ReadRequest;
import io.dpl.api.diagnostic.Diagnostic;
import io.dpl.api.diagnostic.DplException;
import io.dpl.api.diagnostic.Span;
import io.dpl.api.type.Schema;

/** Errors of the probe and of footers get the place of the READ that asked. */
final class Described {

  private Described() {}

  /** The columns of a table expression, virtual ones left out. */
  static Schema of(ReadRequest request, Probe probe, String expression) {
    try {
      return Virtual.without(probe.describe(expression));
    } catch (DplException e) {
      throw at(request.span(), e);
    }
  }

  /** The same error at a place, where it has none. */
  static DplException at(Span span, DplException e) {
    return new DplException(
        e.diagnostics().stream()
            .map(
                d ->
                    d.span().isKnown()
                        ? d
                        : new Diagnostic(d.severity(), d.code(), span, d.message(), d.help()))
            .toList(),
        e);
  }
}
