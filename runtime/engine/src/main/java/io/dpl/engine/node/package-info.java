/**
 * What a process needs that runs tasks: memory, the two DuckDBs, models, temporary files. Start at
 * {@link io.dpl.engine.node.WorkerNode}.
 */
@NullMarked
package io.dpl.engine.node;

import org.jspecify.annotations.NullMarked;
