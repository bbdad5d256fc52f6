/**
 * The scaling rules: how many partitions, how large a batch, how many runs at once, how much
 * memory, and why. One class a rule, with the formula in its Javadoc and a stable name that {@code
 * explain} prints.
 *
 * <p>In: what is known of a stage ({@link io.dpl.compiler.scale.Workload}) and of the cluster. Out:
 * a value with a {@link io.dpl.api.plan.Decision}. Start at {@link
 * io.dpl.compiler.scale.PartitionChooser}. Symbols as in the published formulas: R rows, w bytes a
 * row, W nodes, C concurrency over the cluster, b batch in rows, s partitions at once on a node, P
 * partitions, k batches a partition.
 */
@NullMarked
package io.dpl.compiler.scale;

import org.jspecify.annotations.NullMarked;
