package io.dpl.grammar.tree;

import io.dpl.api.diagnostic.Span;

/** A replaced column in SET: {@code price = price * 2}. */
public record Assignment(QualifiedName target, Expression value, Clauses clauses, Span span)
    implements Node {}
