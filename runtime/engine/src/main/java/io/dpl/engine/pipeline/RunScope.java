package io.dpl.engine.pipeline;

import io.dpl.api.connector.Probe;
import io.dpl.api.library.Registry;
import io.dpl.api.library.RunContext;
import io.dpl.api.plan.ModelUse;
import io.dpl.api.plan.PlanNode;
import io.dpl.api.plan.Stage;
import io.dpl.api.plan.StageGraph;
import io.dpl.engine.batch.ModelBatches;
import io.dpl.engine.event.Cancellation;
import io.dpl.engine.exchange.Ports;
import io.dpl.engine.fragment.Ducks;
import io.dpl.engine.memory.Models;

/**
 * What all tasks of a run share.
 *
 * @param models of the process
 * @param modelContext what a model gets that outlives the run; its threads are those of the node
 * @param usesQuery whether fragments that could use all threads may, see {@link
 *     io.dpl.engine.memory.Grant#usesQuery}
 * @param queueBytes bound of what waits between two threads
 * @param batchBytes what a batch between operators should not exceed
 * @param batches rows of the runs of its models
 */
public record RunScope(
    StageGraph graph,
    Registry registry,
    Probe probe,
    RunContext context,
    RunContext modelContext,
    Ducks ducks,
    Models models,
    Ports ports,
    Cancellation cancellation,
    boolean usesQuery,
    long queueBytes,
    long batchBytes,
    ModelBatches batches) {

  /** The same for one task, which ends by a wish of its own and has ports of its own. */
  public RunScope of(Cancellation own, Ports itsPorts) {
    return new RunScope(
        graph,
        registry,
        probe,
        context,
        modelContext,
        ducks,
        models,
        itsPorts,
        own,
        usesQuery,
        queueBytes,
        batchBytes,
        batches);
  }

  /** What a model is loaded with: its share of the processors. */
  RunContext contextOf(ModelUse use) {
    int most =
        graph.stages().stream()
            .filter(
                stage ->
                    stage.nodes().stream()
                        .anyMatch(
                            node ->
                                node instanceof PlanNode.Model model
                                    && model.model().equals(use.key())))
            .mapToInt(Stage::partitions)
            .sum();
    int threads = modelContext.threads();
    int atOnce = Math.min(threads, use.slots() > 0 ? Math.min(use.slots(), most) : most);
    return new RunContext(
        modelContext.allocator(),
        modelContext.storage(),
        modelContext.tempFolder(),
        Math.max(1, threads / Math.max(1, atOnce)));
  }
}
