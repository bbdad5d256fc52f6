package io.dpl.compiler.stage;

import io.dpl.api.cluster.ClusterSpec;
import io.dpl.api.connector.Split;
import io.dpl.api.plan.Exchange;
import io.dpl.api.plan.ModelUse;
import io.dpl.api.plan.PlanNode;
import io.dpl.api.plan.Prediction;
import io.dpl.api.plan.ScanInput;
import io.dpl.api.plan.Stage;
import io.dpl.compiler.scale.PackCount;
import io.dpl.compiler.scale.StageTime;
import java.util.ArrayList;
import java.util.List;

/** Puts the work of each stage into numbers for {@link StageTime}. */
final class Predictions {

  private final ClusterSpec cluster;
  private final List<Exchange> exchanges;
  private final List<ModelUse> models;

  Predictions(ClusterSpec cluster, List<Exchange> exchanges, List<ModelUse> models) {
    this.cluster = cluster;
    this.exchanges = exchanges;
    this.models = models;
  }

  /**
   * A prediction for each stage.
   *
   * @param drafts of the stages, in the same order
   */
  List<Prediction> of(List<Stage> stages, List<StageDraft> drafts) {
    List<Prediction> predictions = new ArrayList<>();
    for (int i = 0; i < stages.size(); i++) {
      predictions.add(StageTime.of(work(stages.get(i), drafts.get(i))));
    }
    return predictions;
  }

  private StageTime.Work work(Stage stage, StageDraft draft) {
    int nodes = cluster.nodes().size();
    int cpus = Math.max(1, cluster.cpus() / nodes);
    double scanned = 0;
    double moved = 0;
    double received = 0;
    boolean alone = false;
    int slots = 0;
    for (PlanNode node : stage.nodes()) {
      if (node instanceof PlanNode.Scan scan) {
        scanned += bytes(scan.source());
      } else if (node instanceof PlanNode.Fragment fragment) {
        scanned += fragment.scans().stream().mapToDouble(Predictions::bytes).sum();
        alone |= fragment.alone();
      } else if (node instanceof PlanNode.Receive receive) {
        Exchange exchange =
            exchanges.stream().filter(e -> e.id() == receive.exchange()).findFirst().orElseThrow();
        received += exchange.bytes();
        moved += PackCount.movedBytes(exchange, nodes);
      } else if (node instanceof PlanNode.Model model) {
        slots = slots(model, cpus);
      }
    }
    int atOnce = stage.parallelism() > 0 ? Math.min(stage.parallelism(), cpus) : cpus;
    boolean relational = stage.nodes().stream().anyMatch(PlanNode.Fragment.class::isInstance);
    return new StageTime.Work(
        stage.id(),
        stage.partitions(),
        nodes,
        atOnce,
        alone ? cpus : 1,
        slots,
        draft.callSeconds,
        draft.modelSeconds,
        relational ? scanned + received : 0,
        scanned,
        moved);
  }

  /** C of a model. */
  private int slots(PlanNode.Model node, int cpus) {
    ModelUse use =
        models.stream().filter(m -> m.key().equals(node.model())).findFirst().orElseThrow();
    if (!use.nodeSlots().isEmpty()) {
      return use.nodeSlots().values().stream().mapToInt(Integer::intValue).sum();
    }
    return use.slots() == 0 ? cpus : use.slots();
  }

  private static double bytes(ScanInput scan) {
    return scan.splits().stream().mapToDouble(Split::bytes).sum();
  }
}
