/**
 * Scripts in their canonical layout.
 *
 * <p>What enters: a text, or a syntax tree. What leaves: text that parses to the same tree. Where
 * to start: {@link io.dpl.grammar.format.Formatter}. How to add an operator: its method in {@link
 * io.dpl.grammar.format.OperatorPrinter}; the compiler asks for it.
 */
@NullMarked
package io.dpl.grammar.format;

import org.jspecify.annotations.NullMarked;
