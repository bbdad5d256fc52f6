package io.dpl.grammar.tree;

import io.dpl.api.diagnostic.Span;

/** A setting of a provider or connector: {@code header = TRUE}. */
public record Option(Name name, Expression value, Span span) implements Node {}
