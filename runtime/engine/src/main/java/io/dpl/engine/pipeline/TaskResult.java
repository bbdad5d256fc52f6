package io.dpl.engine.pipeline;

import io.dpl.api.plan.Output;
import io.dpl.engine.event.RunEvent;
import io.dpl.engine.sink.TaskFiles;
import java.util.List;
import java.util.Map;

/**
 * What a task that is done has made.
 *
 * @param rows rows that left it
 * @param bytes bytes of them as Arrow has them
 * @param events what the run has to tell from this process since it told last
 */
public record TaskResult(
    long rows, long bytes, Map<Output.Write, TaskFiles> files, List<RunEvent> events) {}
