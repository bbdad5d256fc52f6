package io.dpl.grammar;

import io.dpl.api.diagnostic.Span;

/**
 * A comment of a script, with its signs.
 *
 * @param text {@code -- ...}, {@code /* ...}, or the {@code #!} line
 * @param ownLine whether nothing but white space stands before it on its line
 */
public record Comment(String text, boolean ownLine, Span span) {

  /** Whether it documents what follows: {@code /** ... }. */
  public boolean isDoc() {
    return text.startsWith("/**") && text.length() > 4;
  }
}
