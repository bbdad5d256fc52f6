/**
 * One task: a stage's nodes as operators that pull Arrow batches from each other, and the drains at
 * their ends. Start at {@link io.dpl.engine.pipeline.Pipeline}; a new operator is a {@link
 * io.dpl.api.connector.BatchReader} and one case in {@code PipelineBuilder}.
 */
@NullMarked
package io.dpl.engine.pipeline;

import org.jspecify.annotations.NullMarked;
