/**
 * The syntax tree: records with spans under sealed interfaces.
 *
 * <p>What enters: nothing, it is data. What leaves: {@link io.dpl.grammar.tree.Script}, made by the
 * parser, read by the compiler and the formatter. Where to start: {@link
 * io.dpl.grammar.tree.Statement}, {@link io.dpl.grammar.tree.Operator}, {@link
 * io.dpl.grammar.tree.Expression}. How to add one: a record in its family and a method in the
 * family's visitor; the compiler then names every place that must handle it.
 *
 * <p>Components that a script may leave out are nullable, or an empty list. Equality includes
 * spans.
 */
@NullMarked
package io.dpl.grammar.tree;

import org.jspecify.annotations.NullMarked;
