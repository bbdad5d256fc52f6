package io.dpl.api.diagnostic;

import java.util.List;

/**
 * One thing to tell the author of a script, as data: what, where, and what to do.
 *
 * @param span the place, {@link Span#NONE} where no script wrote it
 * @param message what is wrong here, with the names and values at hand; no code, no place, no final
 *     stop
 * @param help what to do, one sentence a line; may be empty
 * @param edits changes to the script that do it; empty where a person has to decide
 */
public record Diagnostic(
    Severity severity, Code code, Span span, String message, List<String> help, List<Edit> edits) {

  public Diagnostic {
    help = List.copyOf(help);
    edits = List.copyOf(edits);
  }

  /** Without a quick fix. */
  public Diagnostic(Severity severity, Code code, Span span, String message, List<String> help) {
    this(severity, code, span, message, help, List.of());
  }

  /** The same with a quick fix. */
  public Diagnostic fixedBy(List<Edit> changes) {
    return new Diagnostic(severity, code, span, message, help, changes);
  }

  /** An error. */
  public static Diagnostic error(Code code, Span span, String message, String... help) {
    return new Diagnostic(Severity.ERROR, code, span, message, List.of(help));
  }

  /** A warning, as lint gives it. */
  public static Diagnostic warning(Code code, Span span, String message, String... help) {
    return new Diagnostic(Severity.WARNING, code, span, message, List.of(help));
  }

  /** Whether it stops the script. */
  public boolean isError() {
    return severity == Severity.ERROR;
  }

  @Override
  public String toString() {
    String place = span.isKnown() ? " (" + span + ")" : "";
    return severity.name().toLowerCase(java.util.Locale.ROOT)
        + "["
        + code.id()
        + "]: "
        + message
        + place;
  }
}
