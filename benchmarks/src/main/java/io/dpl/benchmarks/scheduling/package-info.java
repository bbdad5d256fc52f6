/**
 * What the scheduler costs beside the work of the tasks. Start at {@link
 * io.dpl.benchmarks.scheduling.SchedulingBenchmark}.
 */
@NullMarked
package io.dpl.benchmarks.scheduling;

import org.jspecify.annotations.NullMarked;
