/**
 * What planning over very many files costs. Start at {@link
 * io.dpl.benchmarks.planning.PlanningBenchmark}.
 */
@NullMarked
package io.dpl.benchmarks.planning;

import org.jspecify.annotations.NullMarked;
