/**
 * A discrete-event simulator of how stages run: virtual time, tasks on the slots of nodes, batches
 * inside tasks, random costs of rows, the scheduler's own time, lost nodes. It shows what the
 * published formulas leave out, predicts runs on this machine, and compares AUTO with a sweep over
 * hundreds of workloads on clusters that are not there.
 *
 * <p>In: a {@link io.dpl.benchmarks.simulate.Machines}, {@link io.dpl.benchmarks.simulate.Costs}
 * and {@link io.dpl.benchmarks.simulate.Cut} of the rows. Out: the makespan in seconds. Start at
 * {@link io.dpl.benchmarks.simulate.Simulation}; the program is {@link
 * io.dpl.benchmarks.simulate.SimulateBenchmark}. AUTO's numbers are those of the compiler: {@link
 * io.dpl.benchmarks.simulate.AutoPlan} compiles a script for the cluster. To add a way in which a
 * node works: a class that implements {@link io.dpl.benchmarks.simulate.NodeWork}. To add a kind of
 * workload: a method of {@link io.dpl.benchmarks.simulate.Workloads}.
 *
 * <p>What is not simulated: networks (an exchange costs its bytes over its speed, the same for all
 * settings that are compared), disks, garbage collection, and nodes of different speed.
 */
@NullMarked
package io.dpl.benchmarks.simulate;

import org.jspecify.annotations.NullMarked;
