package io.dpl.engine.pipeline;

import io.dpl.api.plan.Output;
import io.dpl.api.plan.Stage;
import io.dpl.engine.sink.StagedWrite;
import java.util.Map;

/**
 * A stage that is ready to run.
 *
 * @param writes by output
 */
public record StageTasks(Stage stage, StageScans scans, Map<Output.Write, StagedWrite> writes) {}
