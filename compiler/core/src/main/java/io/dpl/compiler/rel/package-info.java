/**
 * The logical plan: Calcite's relational nodes, the few of our own that are not relational, and how
 * DPL's types and functions stand in Calcite's terms. Made by {@code bind}, changed by {@code
 * optimize}, cut by {@code stage}.
 *
 * <p>Start at {@link io.dpl.compiler.rel.LogicalPlan}. Our nodes are logical only: {@link
 * io.dpl.compiler.rel.SourceScan}, {@link io.dpl.compiler.rel.ApplyCall}, {@link
 * io.dpl.compiler.rel.Unnest}, {@link io.dpl.compiler.rel.Repartition}, {@link
 * io.dpl.compiler.rel.Batch}, {@link io.dpl.compiler.rel.SharedScan}. A new one needs complete
 * {@code explainTerms} (Hep merges nodes of equal digest), a {@code copy}, and a method in the
 * field trimmer.
 */
@NullMarked
package io.dpl.compiler.rel;

import org.jspecify.annotations.NullMarked;
