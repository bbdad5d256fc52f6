package io.dpl.grammar.tree;

import io.dpl.api.diagnostic.Span;

/** An identifier as written, without its quotes. Names match without regard to case and keep it. */
public record Name(String text, boolean quoted, Span span) implements Node {

  /** A name that no script wrote. */
  public static Name of(String text) {
    return new Name(text, false, Span.NONE);
  }

  /** Whether both name the same thing. */
  public boolean matches(String other) {
    return text.equalsIgnoreCase(other);
  }

  @Override
  public String toString() {
    return text;
  }
}
