package io.dpl.grammar.tree;

import io.dpl.api.diagnostic.Span;

/** A column and its new name. */
public record Renaming(QualifiedName from, Name to, Span span) implements Node {}
