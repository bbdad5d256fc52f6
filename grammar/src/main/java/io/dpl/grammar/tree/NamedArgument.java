package io.dpl.grammar.tree;

import io.dpl.api.diagnostic.Span;

/** An argument by name: {@code width => 224}. */
public record NamedArgument(Name name, Expression value, Span span) implements Node {}
