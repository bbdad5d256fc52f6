package io.dpl.grammar.tree;

import io.dpl.api.diagnostic.Span;
import org.jspecify.annotations.Nullable;

/** A declared parameter or column: {@code min_p DOUBLE DEFAULT 0.8}. */
public record Formal(Name name, TypeName type, @Nullable Expression defaultValue, Span span)
    implements Node {}
