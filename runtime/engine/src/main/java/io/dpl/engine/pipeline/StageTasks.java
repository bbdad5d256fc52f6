package io.dpl.engine.pipeline;

import io.dpl.api.plan.Output;
import io.dpl.api.plan.Stage;
import io.dpl.engine.exchange.Mailbox;
import io.dpl.engine.sink.WriteTarget;
import java.util.Map;

/**
 * A stage that is ready to run.
 *
 * @param results queue of each result, by its number
 * @param writes by output
 */
public record StageTasks(
    Stage stage,
    StageScans scans,
    Map<Integer, Mailbox> results,
    Map<Output.Write, WriteTarget> writes) {}
