/**
 * The optimiser: a {@link io.dpl.compiler.rel.LogicalPlan} in, an equal one that costs less out.
 * Pure rewriting, no cost search: what is done here always pays. The order of joins is left to
 * DuckDB.
 *
 * <p>Start at {@link io.dpl.compiler.optimize.Optimizer}: phases in their order, each a list of
 * rules; {@code PlanVerifier} runs after each. A new rule is one class with its shape in the
 * Javadoc, a line in the phase, and a test {@code assertRule(rule).on(plan). matches(text)}. {@link
 * io.dpl.compiler.optimize.RowEstimates} says how many rows of how many bytes a node gives.
 */
@NullMarked
package io.dpl.compiler.optimize;

import org.jspecify.annotations.NullMarked;
