/**
 * What a process needs that runs tasks: memory, the two DuckDBs, models, temporary files. Start at
 * {@link io.dpl.engine.worker.WorkerNode}.
 */
@NullMarked
package io.dpl.engine.worker;

import org.jspecify.annotations.NullMarked;
