package io.dpl.grammar.tree;

import io.dpl.api.diagnostic.Span;
import io.dpl.api.type.DplType;

/** A type as a script names it. */
public record TypeName(DplType type, Span span) implements Node {}
