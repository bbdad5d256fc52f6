/**
 * How many rows a run of a model gets while it runs, and what runs took. In: the size and the time
 * of each run, and failures for lack of memory. Out: the rows of the next run, and {@link
 * io.dpl.engine.event.RunEvent}s that say what changed and what was measured.
 *
 * <p>Start at {@link io.dpl.engine.batch.AutoBatch}, which is all of BATCH AUTO; {@link
 * io.dpl.engine.batch.ModelBatches} keeps one for each model call of a run on a machine.
 */
@NullMarked
package io.dpl.engine.batch;

import org.jspecify.annotations.NullMarked;
