package io.dpl.grammar.tree;

import io.dpl.api.diagnostic.Span;

/** A named window: {@code WINDOW w AS (ORDER BY t)}. */
public record WindowDefinition(Name name, Over.Window window, Span span) implements Node {}
