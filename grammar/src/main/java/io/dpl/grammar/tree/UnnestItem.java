package io.dpl.grammar.tree;

import io.dpl.api.diagnostic.Span;
import org.jspecify.annotations.Nullable;

/** A list that UNNEST explodes. */
public record UnnestItem(Expression value, @Nullable Outputs outputs, Span span) implements Node {}
