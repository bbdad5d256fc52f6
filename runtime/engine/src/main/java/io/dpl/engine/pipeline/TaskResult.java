package io.dpl.engine.pipeline;

import io.dpl.api.plan.Output;
import io.dpl.engine.sink.TaskFiles;
import java.util.Map;

/**
 * What a task that is done has made.
 *
 * @param rows rows that left it
 * @param bytes bytes of them as Arrow has them
 */
public record TaskResult(long rows, long bytes, Map<Output.Write, TaskFiles> files) {}
