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
import io.dpl.compiler.scale.MemoryBudget;
import java.util.List;

/**
 * The memory certificate of a plan: what its tasks hold at once on a node, the weights of its
 * models, DuckDB's share.
 *
 * <pre>tasks at once * the heaviest task + each pipelined receiver + weights + DuckDB's share</pre>
 *
 * <p>A task holds for each scan of heavy rows, call and BATCH one batch of at most 64 MiB, and for
 * each model its window and a run. Where that does not fit, fewer tasks run at once; where one does
 * not fit, the plan is refused before it starts (DPL4002).
 */
final class MemoryPlan {

  private static final long LEAST_DUCKDB_BYTES = 64L << 20;

  private final ClusterSpec cluster;
  private final List<ModelUse> models;

  MemoryPlan(ClusterSpec cluster, List<ModelUse> models) {
    this.cluster = cluster;
    this.models = models;
  }

  /** The stages with their tasks at once, and the proof. */
  record Fit(List<Stage> stages, Certificate certificate) {}

  Fit fit(List<Stage> planned, List<Exchange> exchanges) {
    long limit = cluster.memoryBytes();
    List<Stage> stages = planned;
    int slots = Math.max(1, cluster.cpus() / cluster.nodes().size());
    int most = stages.stream().mapToInt(Stage::partitions).max().orElse(1);
    if (certificate(stages, exchanges, Math.min(slots, most), limit).totalBytes() > limit) {
      stages = stages.stream().map(MemoryPlan::withoutGrowth).toList();
    }
    for (int atOnce = Math.min(slots, most); atOnce >= 1; atOnce--) {
      Certificate certificate = certificate(stages, exchanges, atOnce, limit);
      if (certificate.totalBytes() <= limit || atOnce == 1) {
        if (certificate.totalBytes() > limit) {
          throw refuse(stages, certificate);
        }
        int tasks = atOnce < Math.min(slots, most) ? atOnce : 0;
        return new Fit(stages.stream().map(stage -> stage.limited(tasks)).toList(), certificate);
      }
    }
    throw new IllegalStateException("no task at once");
  }

  private Certificate certificate(
      List<Stage> stages, List<Exchange> exchanges, int atOnce, long limit) {
    MemoryBudget budget = new MemoryBudget();
    if (!stages.isEmpty()) { // a script may only set and define things
      addTasks(budget, stages, exchanges, atOnce);
    }
    for (ModelUse model : models) {
      budget.add(
          "weights of " + model.declaration().name(),
          model.signature().weightsBytes(),
          "loaded once a process");
    }
    addDuckDb(budget, stages, limit);
    return budget.certificate(limit);
  }

  /**
   * The engine bounds its two DuckDBs: half of the memory for the one whose query has the node, a
   * quarter for the one beside other tasks.
   */
  private static void addDuckDb(MemoryBudget budget, List<Stage> stages, long limit) {
    List<PlanNode.Fragment> fragments =
        stages.stream()
            .flatMap(stage -> stage.nodes().stream())
            .filter(PlanNode.Fragment.class::isInstance)
            .map(PlanNode.Fragment.class::cast)
            .toList();
    if (fragments.isEmpty()) {
      return;
    }
    long left = limit - budget.certificate(limit).totalBytes();
    boolean alone = fragments.stream().anyMatch(PlanNode.Fragment::alone);
    boolean beside = fragments.stream().anyMatch(fragment -> !fragment.alone());
    long share = (alone ? limit / 2 : 0) + (beside ? limit / 4 : 0);
    String because =
        alone && beside
            ? "half of the memory for a query that has the node, a quarter beside other tasks"
            : alone
                ? "half of the memory for a query that has the node"
                : "a quarter of the memory beside other tasks";
    budget.add(
        "DuckDB",
        Math.max(LEAST_DUCKDB_BYTES, Math.min(left, share)),
        (left < share ? "what is left" : because) + "; beyond it spills to disk");
  }

  private void addTasks(
      MemoryBudget budget, List<Stage> stages, List<Exchange> exchanges, int atOnce) {
    Stage heaviest =
        stages.stream().max((a, b) -> Long.compare(taskBytes(a), taskBytes(b))).orElseThrow();
    int tasks = Math.min(atOnce, heaviest.partitions());
    budget.add(
        "batches in flight",
        (double) tasks * taskBytes(heaviest),
        tasks
            + (tasks == 1 ? " task" : " tasks")
            + " at once of stage "
            + heaviest.id()
            + " ("
            + heaviest.name()
            + ") with "
            + Bytes.print(taskBytes(heaviest))
            + " each");
    for (Stage stage : stages) {
      boolean beside =
          stage.id() != heaviest.id()
              && exchanges.stream()
                  .anyMatch(exchange -> exchange.pipelined() && receives(stage, exchange));
      if (beside) {
        budget.add(
            "pipelined receiver",
            Math.max(taskBytes(stage), Workloads.CALL_BYTES),
            "stage " + stage.id() + " takes batches while its sender runs");
      }
    }
  }

  private static boolean receives(Stage stage, Exchange exchange) {
    return stage.nodes().stream()
        .anyMatch(
            node ->
                node instanceof PlanNode.Receive receive && receive.exchange() == exchange.id());
  }

  /** Most bytes that one task of a stage holds outside DuckDB. */
  private long taskBytes(Stage stage) {
    long bytes = 0;
    for (PlanNode node : stage.nodes()) {
      if (node instanceof PlanNode.Scan
          || node instanceof PlanNode.Call
          || node instanceof PlanNode.Batch) {
        boolean heavy = node.schema().fields().stream().anyMatch(field -> field.type().isHeavy());
        bytes += heavy ? Workloads.CALL_BYTES : Workloads.CALL_BYTES / 8;
      } else if (node instanceof PlanNode.Model model) {
        ModelUse use = use(model);
        bytes += Workloads.CALL_BYTES + use.signature().runBytes(model.largestRows());
      }
    }
    return bytes;
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
          ModelSignature signature = use(model).signature();
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

  private ModelUse use(PlanNode.Model model) {
    return models.stream()
        .filter(each -> each.key().equals(model.model()))
        .findFirst()
        .orElseThrow();
  }
}
