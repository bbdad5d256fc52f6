/**
 * The reference of the language as data: what stands in a script besides functions, models and
 * connectors, which document themselves.
 *
 * <p>What enters: nothing. What leaves: {@link io.dpl.grammar.reference.OperatorDoc}. Where to
 * start: {@link io.dpl.grammar.reference.Reference}. How to add one: an entry in the list of its
 * kind; a test parses its example and asks that every operator of the grammar has an entry.
 */
@NullMarked
package io.dpl.grammar.reference;

import org.jspecify.annotations.NullMarked;
