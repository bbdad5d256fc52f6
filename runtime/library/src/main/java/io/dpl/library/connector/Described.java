package io.dpl.library.connector;

import io.dpl.api.connector.Probe;
import io.dpl.api.connector.ReadRequest;
import io.dpl.api.diagnostic.Diagnostic;
import io.dpl.api.diagnostic.DplException;
import io.dpl.api.diagnostic.Span;
import io.dpl.api.type.Field;
import io.dpl.api.type.Schema;
import java.util.List;

/** Errors of the probe and of footers get the place of the READ that asked. */
final class Described {

  private Described() {}

  /** The columns of a table expression, virtual ones left out. */
  static Schema of(ReadRequest request, Probe probe, String expression) {
    try {
      List<Field> fields =
          probe.describe(expression).fields().stream()
              .filter(field -> Virtual.PATH_AND_ROW.find(field.name()).isEmpty())
              .toList();
      return new Schema(fields);
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
