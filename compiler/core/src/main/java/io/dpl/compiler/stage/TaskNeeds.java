package io.dpl.compiler.stage;

import io.dpl.api.plan.Certificate;
import io.dpl.api.plan.ModelUse;
import io.dpl.api.plan.Output;
import io.dpl.api.plan.PlanNode;
import io.dpl.api.plan.Stage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What one task of a stage needs, by whose limit it is.
 *
 * <pre>
 * batches   2 * batch for each operator in Java and each output; a model's batch may be larger;
 *           64 MiB for a page or dictionary of heavy values
 * query     64 MiB + 32 MiB a thread + 1.5 * what its operators hold
 * tasks     32 MiB + 1.5 * what its operators hold; 32 MiB + four row groups for a file that it writes
 * </pre>
 *
 * <p>More than they hold, because DuckDB sorts and merges beside what it has, tables of hashes grow
 * by doubling, and estimates are what they are. What its operators hold goes to disk where it must;
 * the rest of it cannot, see {@link #least}.
 */
final class TaskNeeds {

  private static final double BATCH_ROWS = 65_536;
  private static final long LIGHT_BYTES = 4L << 20;
  private static final long QUERY_BYTES = 64L << 20;
  private static final long THREAD_BYTES = 32L << 20;
  private static final long TASK_BYTES = 32L << 20;
  private static final long ROW_GROUP_BYTES = 64L << 20;
  private static final double ROW_GROUP_ROWS = 122_880;
  private static final double ROW_GROUPS = 4;
  private static final long PAGE_BYTES = 64L << 20;
  private static final double BROADCAST_BYTES = 64 << 20;
  private static final double HELD_TIMES = 1.5;

  private final Map<Integer, StageDraft> drafts = new HashMap<>();
  private final List<ModelUse> models;
  private final int threads;
  private final long batchBytes;
  private final boolean usesQuery;

  /**
   * @param drafts of the stages, in the same order
   * @param threads of a node
   * @param usesQuery whether the DuckDB with all threads may run beside the other one
   */
  TaskNeeds(
      List<Stage> stages,
      List<StageDraft> drafts,
      List<ModelUse> models,
      int threads,
      long batchBytes,
      boolean usesQuery) {
    for (int i = 0; i < stages.size(); i++) {
      this.drafts.put(stages.get(i).id(), drafts.get(i));
    }
    this.models = models;
    this.threads = threads;
    this.batchBytes = batchBytes;
    this.usesQuery = usesQuery;
  }

  /** Bytes of a task under a limit: {@code BATCHES}, {@code QUERY} or {@code TASKS}. */
  double of(Stage stage, Certificate.Use use) {
    return switch (use) {
      case BATCHES -> batches(stage);
      case QUERY -> runsQuery(stage) ? QUERY_BYTES + threads * THREAD_BYTES + held(stage) : 0;
      case TASKS -> tasks(stage);
      default -> 0;
    };
  }

  /** What of a task's DuckDB cannot go to disk. */
  double least(Stage stage, Certificate.Use use) {
    double needs = of(stage, use);
    return needs == 0 ? 0 : needs - (holds(stage, use) ? held(stage) : 0);
  }

  private boolean holds(Stage stage, Certificate.Use use) {
    return use == Certificate.Use.QUERY ? runsQuery(stage) : runsBeside(stage);
  }

  private boolean runsBeside(Stage stage) {
    return fragments(stage, false) || (fragments(stage, true) && !usesQuery);
  }

  /** Whether nobody knows how many rows its sources have. */
  boolean isUnknown(Stage stage) {
    return draft(stage).sizeUnknown;
  }

  private StageDraft draft(Stage stage) {
    return java.util.Objects.requireNonNull(drafts.get(stage.id()));
  }

  private boolean runsQuery(Stage stage) {
    return usesQuery && fragments(stage, true);
  }

  private static boolean fragments(Stage stage, boolean alone) {
    return stage.nodes().stream()
        .anyMatch(node -> node instanceof PlanNode.Fragment f && f.alone() == alone);
  }

  /** Broadcast rows stand in each task whole. */
  private double held(Stage stage) {
    double all = draft(stage).heldBytes;
    return HELD_TIMES * Math.max(all / stage.partitions(), Math.min(all, BROADCAST_BYTES));
  }

  private double tasks(Stage stage) {
    double bytes = runsBeside(stage) ? TASK_BYTES + held(stage) : 0;
    for (Output output : stage.outputs()) {
      if (output instanceof Output.Write) {
        double group = Math.min(ROW_GROUP_BYTES, ROW_GROUP_ROWS * rowBytes(stage));
        bytes += TASK_BYTES + ROW_GROUPS * (isHeavy(node(stage, output)) ? ROW_GROUP_BYTES : group);
      }
    }
    return bytes;
  }

  private double batches(Stage stage) {
    double bytes = 0;
    for (PlanNode node : stage.nodes()) {
      double batch = batch(stage, node);
      if (node instanceof PlanNode.Model model) {
        ModelUse use = use(models, model);
        batch = Math.max(batch, model.largestRows() * rowBytes(stage));
        batch =
            Math.max(batch, Math.min(batchBytes, use.signature().windowRows() * rowBytes(stage)));
      }
      bytes += node instanceof PlanNode.Select ? 0 : 2 * batch;
      bytes += node instanceof PlanNode.Scan && isHeavy(node) ? PAGE_BYTES : 0;
    }
    for (Output output : stage.outputs()) {
      bytes += 2 * batch(stage, node(stage, output));
    }
    return bytes;
  }

  /** Batches of heavy rows are cut by bytes, others by rows first. */
  private double batch(Stage stage, PlanNode node) {
    double light = stage.rows() > 0 ? 2 * BATCH_ROWS * rowBytes(stage) : batchBytes;
    return isHeavy(node) ? batchBytes : Math.min(batchBytes, Math.max(LIGHT_BYTES, light));
  }

  private static PlanNode node(Stage stage, Output output) {
    return stage.node(output.node());
  }

  private static boolean isHeavy(PlanNode node) {
    return node.schema().fields().stream().anyMatch(field -> field.type().isHeavy());
  }

  private static double rowBytes(Stage stage) {
    return stage.rows() > 0 ? (double) stage.bytes() / stage.rows() : 0;
  }

  /** The model of a node. */
  static ModelUse use(List<ModelUse> models, PlanNode.Model model) {
    return models.stream()
        .filter(each -> each.key().equals(model.model()))
        .findFirst()
        .orElseThrow();
  }
}
