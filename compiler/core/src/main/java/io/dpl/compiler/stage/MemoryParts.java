package io.dpl.compiler.stage;

import io.dpl.api.cluster.Bytes;
import io.dpl.api.cluster.ClusterSpec;
import io.dpl.api.plan.Certificate;
import io.dpl.api.plan.Certificate.Use;
import io.dpl.api.plan.Exchange;
import io.dpl.api.plan.ModelUse;
import io.dpl.api.plan.Output;
import io.dpl.api.plan.PlanNode;
import io.dpl.api.plan.Stage;
import io.dpl.compiler.scale.MemoryBudget;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The parts of a certificate: batches of the tasks that run at once, of all stages that may run at
 * the same time; rows that rest between stages, and packs on their way; weights and runs of models;
 * both DuckDBs.
 */
final class MemoryParts {

  private static final long TASKS_BYTES = 32L << 20;
  private static final long LEAST_PACK_BYTES = 16L << 20;
  private static final long QUEUE_BYTES = 64L << 20;
  private static final long MOVED_BYTES = 32L << 20;
  private static final long BOTH_DUCKDBS_BYTES = 4L << 30;

  private final ClusterSpec cluster;
  private final List<ModelUse> models;
  private final List<Stage> stages;
  private final List<Exchange> exchanges;
  private final List<StageDraft> drafts;
  private final Together together;
  private final long limit;
  private final int slots;

  MemoryParts(
      ClusterSpec cluster,
      List<ModelUse> models,
      List<Stage> stages,
      List<Exchange> exchanges,
      List<StageDraft> drafts) {
    this.cluster = cluster;
    this.models = models;
    this.stages = stages;
    this.exchanges = exchanges;
    this.drafts = drafts;
    this.together = new Together(stages, exchanges);
    this.limit = cluster.memoryBytes();
    this.slots = Math.max(1, cluster.cpus() / cluster.nodes().size());
  }

  /** The certificate with so many tasks at once on a node. */
  Certificate certificate(int atOnce) {
    long batchBytes = MemoryBudget.batchBytes(limit, slots);
    TaskNeeds needs =
        new TaskNeeds(
            stages, drafts, models, slots, batchBytes, limit >= BOTH_DUCKDBS_BYTES || !isHeavy());
    MemoryBudget budget = new MemoryBudget();
    if (!stages.isEmpty()) { // a script may only set and define things
      addBatches(budget, needs, atOnce);
      addPacks(budget);
      addModels(budget, atOnce);
      addDuckDb(budget, needs, Use.QUERY, atOnce);
      addDuckDb(budget, needs, Use.TASKS, atOnce);
    }
    return budget.certificate(limit, batchBytes);
  }

  /** Whether Java makes rows: where memory is short, one DuckDB then does all fragments. */
  private boolean isHeavy() {
    return stages.stream()
        .flatMap(stage -> stage.nodes().stream())
        .anyMatch(
            node ->
                node instanceof PlanNode.Call
                    || node instanceof PlanNode.Model
                    || node instanceof PlanNode.Scan);
  }

  private record Tasks(Stage stage, int count, double bytes) {}

  /** The most that the slots may hold at one time: the heaviest stage first, then those beside. */
  private List<Tasks> most(int atOnce, ToDoubleFunction<Stage> taskBytes) {
    List<Tasks> best = List.of();
    double most = -1;
    for (Stage first : stages) {
      List<Stage> group = new ArrayList<>(together.with(first));
      group.sort(
          Comparator.comparing((Stage stage) -> stage.id() != first.id())
              .thenComparing(Comparator.comparingDouble(taskBytes).reversed()));
      List<Tasks> tasks = new ArrayList<>();
      int left = atOnce;
      for (Stage stage : group) {
        boolean beside = together.isBeside(stage);
        int count = beside ? 1 : Math.min(left, stage.partitions());
        left -= beside ? 0 : count;
        double bytes = count * taskBytes.applyAsDouble(stage);
        if (bytes > 0) {
          tasks.add(new Tasks(stage, count, bytes));
        }
      }
      double sum = tasks.stream().mapToDouble(Tasks::bytes).sum();
      if (sum > most) {
        most = sum;
        best = tasks;
      }
    }
    return best;
  }

  private void addBatches(MemoryBudget budget, TaskNeeds needs, int atOnce) {
    ToDoubleFunction<Stage> bytes = stage -> needs.of(stage, Use.BATCHES);
    List<Tasks> tasks = most(atOnce, bytes);
    for (int i = 0; i < tasks.size(); i++) {
      Tasks each = tasks.get(i);
      boolean beside = together.isBeside(each.stage());
      String text =
          each.count()
              + (each.count() == 1 ? " task" : " tasks")
              + " at once of stage "
              + each.stage().id()
              + " ("
              + each.stage().name()
              + ") with "
              + Bytes.print((long) (each.bytes() / each.count()))
              + " each";
      if (i == 0) {
        budget.add(Use.BATCHES, "batches in flight", each.bytes(), text);
      } else if (beside) {
        budget.add(
            Use.BATCHES,
            "pipelined receiver",
            each.bytes(),
            "stage " + each.stage().id() + " takes batches while its sender runs");
      } else {
        budget.add(Use.BATCHES, "stage at the same time", each.bytes(), text);
      }
    }
  }

  /** Rows between stages and those of results wait in memory, up to an eighth of it. */
  private void addPacks(MemoryBudget budget) {
    int nodes = cluster.nodes().size();
    double rest = 0;
    double moved = 0;
    int resting = 0;
    for (Exchange exchange : exchanges) {
      double bytes =
          2.0 * exchange.bytes() / (exchange.kind() == Exchange.Kind.BROADCAST ? 1 : nodes);
      double most = exchange.pipelined() && nodes == 1 ? Math.min(QUEUE_BYTES, bytes) : bytes;
      rest += Math.max(LEAST_PACK_BYTES, most);
      resting++;
      moved = nodes > 1 ? Math.max(moved, Math.min(MOVED_BYTES, exchange.bytes())) : 0;
    }
    double waiting = 0;
    for (Stage stage : stages) {
      for (Output output : stage.outputs()) {
        if (output instanceof Output.Result) {
          double bytes = stage.rows() > 0 ? 2.0 * stage.bytes() : QUEUE_BYTES;
          waiting += Math.max(LEAST_PACK_BYTES, Math.min(QUEUE_BYTES, bytes));
        }
      }
    }
    long share = limit / 8;
    if (resting > 0) {
      budget.add(
          Use.PACKS,
          "exchange packs",
          Math.min(share, rest),
          (rest > share ? "an eighth of the memory for rows of " : "twice the estimated rows of ")
              + resting
              + (resting == 1 ? " exchange" : " exchanges")
              + " that rest between stages; beyond it on disk");
    }
    budget.add(
        Use.PACKS,
        "results",
        Math.min(share, waiting),
        "rows that wait for their reader; beyond it on disk");
    budget.add(
        Use.MOVES,
        "packs on their way",
        4 * moved,
        "two calls at once, each twice: here and in the object store");
  }

  private void addModels(MemoryBudget budget, int atOnce) {
    for (ModelUse model : models) {
      budget.add(
          Use.WEIGHTS,
          "weights of " + model.declaration().name(),
          model.signature().weightsBytes(),
          "loaded once a process");
      int runs = Math.min(atOnce, model.slots() > 0 ? model.slots() : slots);
      int rows = 0;
      int tasks = 0;
      for (Stage stage : stages) {
        for (PlanNode node : stage.nodes()) {
          if (node instanceof PlanNode.Model use && use.model().equals(model.key())) {
            rows = Math.max(rows, use.largestRows());
            tasks += stage.partitions();
          }
        }
      }
      int most = Math.min(runs, tasks);
      budget.add(
          Use.RUNS,
          "runs of " + model.declaration().name(),
          (double) most * model.signature().runBytes(rows),
          most + (most == 1 ? " run" : " runs") + " at once of " + rows + " rows at most");
    }
  }

  /**
   * What its queries need, to which the engine bounds it: half of the memory at most, unless what
   * cannot go to disk is more.
   */
  private void addDuckDb(MemoryBudget budget, TaskNeeds needs, Use use, int atOnce) {
    List<Tasks> tasks = most(atOnce, stage -> needs.of(stage, use));
    double held = tasks.stream().mapToDouble(Tasks::bytes).sum();
    if (held == 0) {
      return;
    }
    double extra = use == Use.TASKS ? TASKS_BYTES : 0;
    held += extra;
    double least =
        extra + tasks.stream().mapToDouble(t -> t.count() * needs.least(t.stage(), use)).sum();
    boolean unknown = tasks.stream().anyMatch(each -> needs.isUnknown(each.stage()));
    double share = limit / 2.0;
    double wanted = Math.max(least, unknown ? share : Math.min(share, held));
    double left = Math.max(least, limit - MemoryBudget.BASE_BYTES - budget.bytes());
    int count = tasks.stream().mapToInt(Tasks::count).sum();
    String what =
        use == Use.QUERY
            ? "a query that has all threads"
            : count + (count == 1 ? " task" : " tasks") + " at once";
    String because =
        left < wanted
            ? "what is left for " + what
            : unknown
                ? "half of the memory for " + what + ", since a source does not tell its rows"
                : held > share
                    ? "half of the memory for " + what
                    : "what "
                        + what
                        + (use == Use.QUERY || count == 1 ? " holds" : " hold")
                        + " by estimate";
    budget.add(
        use,
        use == Use.QUERY ? "DuckDB" : "DuckDB beside other tasks",
        Math.min(left, wanted),
        because + "; beyond it spills to disk");
  }
}
