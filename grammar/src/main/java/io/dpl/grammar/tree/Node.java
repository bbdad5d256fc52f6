package io.dpl.grammar.tree;

import io.dpl.api.diagnostic.Span;

/** A part of the syntax tree. Every one knows the text it was made of. */
public interface Node {

  /** The text it was made of. */
  Span span();
}
