package io.dpl.compiler.stage;

import io.dpl.api.cluster.ClusterSpec;
import io.dpl.api.diagnostic.Diagnostics;
import io.dpl.api.diagnostic.LintCode;
import io.dpl.api.plan.ModelUse;
import io.dpl.compiler.rel.ApplyCall;
import io.dpl.compiler.rel.CallTarget;
import io.dpl.compiler.scale.Explained;
import io.dpl.compiler.scale.FitPool;
import io.dpl.compiler.scale.NodeSlots;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The pools of models: how many runs each node holds, and whether they can start. */
final class Pools {

  private final ClusterSpec cluster;
  private final Decisions decisions;
  private final Diagnostics warnings;

  Pools(ClusterSpec cluster, Decisions decisions, Diagnostics warnings) {
    this.cluster = cluster;
    this.decisions = decisions;
    this.warnings = warnings;
  }

  /** What one run of a model needs. */
  static NodeSlots.Needs needs(CallTarget.Model model) {
    return new NodeSlots.Needs(model.cpus(), model.gpus(), model.memoryBytes());
  }

  /**
   * The model with its slots.
   *
   * <p>Errors: DPL4004 where its pool cannot start; lint where fewer runs fit than it asks for.
   */
  ModelUse use(CallTarget.Model model, ApplyCall call, StageDraft stage) {
    boolean fits =
        FitPool.check(
            new FitPool.Pool(model.name(), needs(model), model.concurrency(), call.span()),
            cluster);
    NodeSlots slots = NodeSlots.of(cluster, needs(model));
    if (!fits) {
      warnings.warning(
          LintCode.POOL_LARGER_THAN_CLUSTER,
          call.span(),
          model.name()
              + " asks for CONCURRENCY "
              + model.concurrency()
              + ", and "
              + slots.total()
              + " run at once here",
          "write CONCURRENCY " + slots.total() + ", or leave it out: then every slot is used");
    }
    int asked = Math.max(model.concurrency(), model.maxConcurrency());
    List<Integer> shares = slots.shares(asked);
    Map<String, Integer> byNode = new LinkedHashMap<>();
    if (!cluster.isSingle()) {
      for (int i = 0; i < shares.size(); i++) {
        byNode.put(cluster.nodes().get(i).name(), shares.get(i));
      }
      decide(model, call, stage, slots, shares);
    }
    int most = shares.stream().mapToInt(Integer::intValue).max().orElse(1);
    boolean free = model.concurrency() == 0 && most == most(cluster);
    return new ModelUse(
        model.key(), model.declaration(), model.signature(), free ? 0 : most, byNode);
  }

  private void decide(
      CallTarget.Model model,
      ApplyCall call,
      StageDraft stage,
      NodeSlots slots,
      List<Integer> shares) {
    int asked = Math.max(model.concurrency(), model.maxConcurrency());
    boolean unequal = !FitPool.areEqual(shares);
    decisions.add(
        Explained.of("pool of " + model.name(), unequal ? NodeSlots.NAME : FitPool.NAME)
            .input("CONCURRENCY", asked == 0 ? "none" : String.valueOf(asked))
            .input("a run", model.cpus(), "CPUs")
            .input("a run", model.gpus(), "GPUs")
            .input("a run", model.memoryBytes(), "bytes")
            .input("slots", slots.total(), "on " + slots.nodes() + " nodes that can hold it")
            .binding(FitPool.shares(cluster, shares))
            .nextBest(
                asked == 0 || asked >= slots.total()
                    ? ""
                    : slots.total() + ": every slot that can hold a run")
            .value(slots.concurrency(asked) + " runs at once", 0, call.span()),
        stage);
  }

  private static int most(ClusterSpec cluster) {
    return cluster.nodes().stream().mapToInt(node -> node.cpus()).max().orElse(1);
  }

  /** Runs at once on the node that has most of them. */
  int slotsPerNode(CallTarget.Model model) {
    int asked = Math.max(model.concurrency(), model.maxConcurrency());
    return Math.max(
        1,
        NodeSlots.of(cluster, needs(model)).shares(asked).stream()
            .mapToInt(Integer::intValue)
            .max()
            .orElse(1));
  }
}
