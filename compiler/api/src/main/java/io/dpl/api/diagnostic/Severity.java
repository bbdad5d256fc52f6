package io.dpl.api.diagnostic;

/** How much a diagnostic weighs. Only {@link #ERROR} stops a script. */
public enum Severity {
  ERROR,
  WARNING,
  NOTE
}
