package io.dpl.compiler.stage;

import io.dpl.api.cluster.Bytes;
import io.dpl.api.cluster.ClusterSpec;
import io.dpl.api.diagnostic.DplException;
import io.dpl.api.diagnostic.PlanCode;
import io.dpl.api.model.ModelSignature;
import io.dpl.api.plan.Certificate;
import io.dpl.api.plan.Exchange;
import io.dpl.api.plan.ModelUse;
import io.dpl.api.plan.PlanNode;
import io.dpl.api.plan.Stage;
import java.util.List;

/**
 * The memory certificate of a plan, see {@link MemoryParts}. Where it does not fit, fewer tasks run
 * at once; where one does not fit, the plan is refused before it starts (DPL4002).
 */
final class MemoryPlan {

  private final ClusterSpec cluster;
  private final List<ModelUse> models;

  MemoryPlan(ClusterSpec cluster, List<ModelUse> models) {
    this.cluster = cluster;
    this.models = models;
  }

  /** The stages with their tasks at once, and the proof. */
  record Fit(List<Stage> stages, Certificate certificate) {}

  /**
   * @param drafts of the stages, in the same order
   */
  Fit fit(List<Stage> planned, List<Exchange> exchanges, List<StageDraft> drafts) {
    long limit = cluster.memoryBytes();
    List<Stage> stages = planned;
    int slots = Math.max(1, cluster.cpus() / cluster.nodes().size());
    int most = stages.stream().mapToInt(Stage::partitions).max().orElse(1);
    MemoryParts parts = new MemoryParts(cluster, models, stages, exchanges, drafts);
    if (parts.certificate(Math.min(slots, most)).totalBytes() > limit) {
      stages = stages.stream().map(MemoryPlan::withoutGrowth).toList();
      parts = new MemoryParts(cluster, models, stages, exchanges, drafts);
    }
    for (int atOnce = Math.min(slots, most); atOnce >= 1; atOnce--) {
      Certificate certificate = parts.certificate(atOnce);
      if (certificate.totalBytes() <= limit) {
        int tasks = atOnce < Math.min(slots, most) ? atOnce : 0;
        return new Fit(stages.stream().map(stage -> stage.limited(tasks)).toList(), certificate);
      }
      if (atOnce == 1) {
        throw refuse(stages, certificate);
      }
    }
    throw new IllegalStateException("no task at once");
  }

  /** What runs with the batches that it starts with: the first thing to shrink. */
  private static Stage withoutGrowth(Stage stage) {
    return stage.withNodes(
        stage.nodes().stream()
            .map(
                node ->
                    node instanceof PlanNode.Model model && model.isAuto()
                        ? model.withBatches(model.batchRows(), model.batchRows())
                        : node)
            .toList());
  }

  private DplException refuse(List<Stage> stages, Certificate certificate) {
    String parts =
        certificate.parts().stream()
            .map(
                part -> Bytes.print(part.bytes()) + " " + part.name() + " (" + part.because() + ")")
            .reduce((a, b) -> a + ", " + b)
            .orElse("");
    return DplException.of(
        PlanCode.DOES_NOT_FIT,
        stages.get(0).span(),
        "the plan needs "
            + Bytes.print(certificate.totalBytes())
            + " a node and has "
            + Bytes.print(certificate.limitBytes())
            + ": "
            + Bytes.print(certificate.baseBytes())
            + " base, "
            + parts,
        "give it --memory " + Bytes.print(certificate.totalBytes()).replace(" ", ""),
        smallerBatch(stages, certificate));
  }

  /** The batch with which it would fit, where the batch is what makes it too large. */
  private String smallerBatch(List<Stage> stages, Certificate certificate) {
    long over = certificate.totalBytes() - certificate.limitBytes();
    for (Stage stage : stages) {
      for (PlanNode node : stage.nodes()) {
        if (node instanceof PlanNode.Model model) {
          ModelSignature signature = TaskNeeds.use(models, model).signature();
          long left = signature.runBytes(model.batchRows()) - over;
          long rows = left / Math.max(1, signature.activationBytesPerRow());
          if (rows >= 1 && rows < model.batchRows()) {
            return "or write BATCH " + rows;
          }
        }
      }
    }
    return "or take a smaller model, or fewer of them";
  }
}
