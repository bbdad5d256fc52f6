package io.dpl.engine.cluster;

import io.dpl.api.plan.Stage;
import io.dpl.engine.pipeline.StageScans;
import java.util.BitSet;
import java.util.List;
import java.util.Map;

/**
 * A stage that is ready to run.
 *
 * @param books what it receives
 * @param staging folder of each WRITE, by its place among the outputs
 * @param done tasks that have finished
 */
record StageState(
    Stage stage,
    int partitions,
    StageScans scans,
    List<Book> books,
    Map<Integer, String> staging,
    BitSet done) {}
