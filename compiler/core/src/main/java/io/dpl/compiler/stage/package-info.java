/**
 * Cuts the logical plan into stages: what runs as one streaming pipeline, where rows are exchanged,
 * which stretches DuckDB runs.
 *
 * <p>In: {@link io.dpl.compiler.rel.LogicalPlan}, optimised. Out: {@link
 * io.dpl.api.plan.StageGraph}. Start at {@link io.dpl.compiler.stage.Stager}; {@link
 * io.dpl.compiler.stage.StageCutter} walks one plan from its leaves up, keeping for each node a
 * {@link io.dpl.compiler.stage.Stream}: the stage under construction and the relational stretch on
 * top of it that is not written as SQL yet.
 *
 * <p>On one node nothing is shuffled: operators that need all rows meet in one stage of one
 * partition, heavy row-by-row work above a scan or a REPARTITION is cut into partitions. On several
 * nodes, or with {@code SET exchange = 'always'}, {@link io.dpl.compiler.stage.Distribution} puts
 * exchanges before joins, aggregates, sorts and set operations.
 */
@NullMarked
package io.dpl.compiler.stage;

import org.jspecify.annotations.NullMarked;
