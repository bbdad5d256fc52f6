/**
 * AUTO against a sweep of partitions and batches by real runs in this process. Workloads and what
 * belongs to them come in, a Markdown page comes out. Start at {@link
 * io.dpl.benchmarks.sweep.SweepBenchmark}; add a workload in {@link
 * io.dpl.benchmarks.sweep.Workloads}.
 */
@NullMarked
package io.dpl.benchmarks.sweep;

import org.jspecify.annotations.NullMarked;
