/**
 * Relational work on DuckDB: a {@link io.dpl.api.plan.PlanNode.Fragment} and Arrow streams enter,
 * Arrow batches of the fragment's schema leave; what fails leaves as a diagnostic with its place.
 * Start at {@link io.dpl.engine.fragment.FragmentReader}.
 */
@NullMarked
package io.dpl.engine.fragment;

import org.jspecify.annotations.NullMarked;
