package io.dpl.compiler.stage;

import io.dpl.api.cluster.ClusterSpec;
import io.dpl.api.diagnostic.Diagnostic;
import io.dpl.api.diagnostic.Diagnostics;
import io.dpl.api.diagnostic.Edit;
import io.dpl.api.diagnostic.LintCode;
import io.dpl.api.plan.ModelUse;
import io.dpl.api.plan.PlanNode;
import io.dpl.api.type.DplType;
import io.dpl.api.type.Field;
import io.dpl.api.type.Schema;
import io.dpl.compiler.rel.ApplyCall;
import io.dpl.compiler.rel.BatchSpec;
import io.dpl.compiler.rel.CallTarget;
import io.dpl.compiler.rel.Clusters;
import io.dpl.compiler.rel.Settings;
import io.dpl.compiler.scale.BatchChooser;
import io.dpl.compiler.scale.GrowingBatch;
import io.dpl.compiler.scale.MeasuredCost;
import io.dpl.compiler.scale.SaturateSlots;
import io.dpl.compiler.scale.WorthARun;
import io.dpl.compiler.sql.Names;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.jspecify.annotations.Nullable;

/** Makes the nodes of heavy functions and models, with the batch of each. */
final class CallNodes {

  private final ClusterSpec cluster;
  private final Emitter emitter;
  private final Decisions decisions;
  private final Sizes sizes;
  private final Diagnostics warnings;
  private final Map<String, ModelUse> models = new LinkedHashMap<>();
  private final Pools pools;

  CallNodes(
      ClusterSpec cluster,
      Emitter emitter,
      Decisions decisions,
      Sizes sizes,
      Diagnostics warnings) {
    this.cluster = cluster;
    this.emitter = emitter;
    this.decisions = decisions;
    this.sizes = sizes;
    this.warnings = warnings;
    this.pools = new Pools(cluster, decisions, warnings);
  }

  /** The models called so far. */
  List<ModelUse> models() {
    return List.copyOf(models.values());
  }

  /** The call over its input. */
  Stream call(ApplyCall call, Stream input, Settings settings) {
    Stream ready = batched(emitter.emit(input));
    StageLeaf leaf = Emitter.leaf(ready);
    StageDraft stage = ready.stage();
    stage.heavy = true;
    stage.deterministic &= call.target().traits().deterministic();
    stage.works.add(call.target().name().toLowerCase(java.util.Locale.ROOT));
    Emitter.place(stage, call.span());
    List<String> arguments = call.arguments().stream().map(column -> name(leaf, column)).toList();
    String guard = call.guard() < 0 ? "" : name(leaf, call.guard());
    List<Field> outputs = outputs(call);
    List<Field> fields = new ArrayList<>(leaf.schema().fields());
    fields.addAll(outputs);
    Schema schema = new Schema(fields);
    int id = emitter.nextNode();
    double seconds = input.rows() * call.target().cost().secondsPerRow();
    PlanNode node;
    if (call.target() instanceof CallTarget.Function function) {
      stage.callSeconds += seconds;
      node =
          new PlanNode.Call(
              id,
              leaf.node(),
              function.name(),
              arguments,
              function.options(),
              guard,
              outputs.get(0),
              call.span(),
              schema);
    } else {
      CallTarget.Model model = (CallTarget.Model) call.target();
      stage.modelSeconds += seconds;
      BatchChooser.Choice batch = batch(model, call, ready, settings, stage);
      if (!model.signature().traits().batchInvariant()) {
        stage.orderSensitive = true;
        stage.deterministic &= isFixed(model, ready, settings);
        if (!isFixed(model, ready, settings)) {
          warnings.warning(
              LintCode.BATCH_DEPENDENT_WRITE,
              call.span(),
              "what "
                  + model.name()
                  + " gives a row depends on the rows beside it, and nothing fixes which these are",
              "write BATCH with a number, and running it again gives the same");
        }
      }
      models.putIfAbsent(model.key(), pools.use(model, call, stage));
      node =
          new PlanNode.Model(
              id,
              leaf.node(),
              model.key(),
              arguments,
              batch.rows(),
              batch.mostRows(),
              guard,
              outputs,
              call.span(),
              schema);
    }
    return ready.with(emitter.add(stage, call, node));
  }

  /** Whether the script says how many rows run together; AUTO changes it while it runs. */
  private static boolean isFixed(CallTarget.Model model, Stream input, Settings settings) {
    return settings.batchRows() > 0
        || (input.batch() != null && !input.batch().isAuto())
        || (model.batch() != null && !model.batch().isAuto());
  }

  private static String name(StageLeaf leaf, int column) {
    return leaf.schema().fields().get(column).name();
  }

  private List<Field> outputs(ApplyCall call) {
    List<String> names = Names.of(call.getRowType());
    List<Field> outputs = new ArrayList<>();
    for (int i = 0; i < call.outputs().size(); i++) {
      RelDataTypeField field = call.outputs().get(i);
      DplType type = Clusters.types(call.getCluster()).toDpl(field.getType());
      outputs.add(Field.of(names.get(call.firstOutput() + i), type));
    }
    return outputs;
  }

  /**
   * Puts the flow's bound right before a call, where something above BATCH may have made other
   * batches.
   */
  private Stream batched(Stream stream) {
    BatchSpec spec = stream.batch();
    if (spec == null
        || spec.isAuto()
        || follows(stream.stage(), Emitter.leaf(stream).node(), spec)) {
      return stream;
    }
    StageLeaf leaf = Emitter.leaf(stream);
    PlanNode.Batch node =
        new PlanNode.Batch(
            emitter.nextNode(), leaf.node(), spec.rows(), spec.bytes(), leaf.schema());
    return stream.with(emitter.add(stream.stage(), leaf, node));
  }

  /** Whether only row-by-row nodes stand between a node and a BATCH of the same bound. */
  private static boolean follows(StageDraft stage, int node, BatchSpec spec) {
    for (PlanNode each : stage.nodes) {
      if (each.id() == node) {
        if (each instanceof PlanNode.Batch batch) {
          return batch.rows() == spec.rows() && batch.bytes() == spec.bytes();
        }
        if (each instanceof PlanNode.Select select) {
          return follows(stage, select.input(), spec);
        }
        if (each instanceof PlanNode.Call call) {
          return follows(stage, call.input(), spec);
        }
        return each instanceof PlanNode.Model model && follows(stage, model.input(), spec);
      }
    }
    return false;
  }

  private void largerThanTask(@Nullable BatchSpec written, Stream input) {
    int partitions = input.stage().partitions;
    double rows = input.rows() / partitions;
    if (written != null && partitions > 1 && input.rows() > 0 && rows < written.rows()) {
      warnings.add(
          Diagnostic.warning(
                  LintCode.BATCH_LARGER_THAN_TASK,
                  written.span(),
                  "a task has about "
                      + Math.round(Math.ceil(rows))
                      + " rows, fewer than the batch of "
                      + written.rows(),
                  "write BATCH AUTO, or fewer partitions")
              .fixedBy(
                  written.span().isKnown()
                      ? List.of(Edit.replace(written.span(), "AUTO"))
                      : List.of()));
    }
  }

  /** Rows of a batch with which every slot has one running and one waiting, where that pays. */
  private double saturating(CallTarget.Model model, Stream input, int slots) {
    double prepare = input.stage().callSeconds / input.stage().partitions;
    if (!SaturateSlots.pays(prepare, model.signature().secondsPerRun())) {
      return Double.MAX_VALUE;
    }
    int partitions = input.stage().partitions;
    double tasks =
        Math.min(
            Math.max(1, cluster.cpus() / cluster.nodes().size()),
            Math.ceil((double) partitions / cluster.nodes().size()));
    return input.rows() < 1
        ? Double.MAX_VALUE
        : SaturateSlots.mostBatchRows(input.rows() / partitions, tasks, slots);
  }

  /** Rows of a task, no bound where nobody knows. */
  private static double taskRows(Stream input) {
    return input.rows() < 1 ? Double.MAX_VALUE : input.rows() / input.stage().partitions;
  }

  /** Whether the script leaves the batch to DPL, in words. */
  private static boolean isAuto(CallTarget.Model model, Stream input, Settings settings) {
    return !isFixed(model, input, settings) && (input.batch() != null || model.batch() != null);
  }

  private BatchChooser.Choice batch(
      CallTarget.Model model, ApplyCall call, Stream input, Settings settings, StageDraft stage) {
    BatchSpec flow = input.batch();
    BatchSpec own = model.batch();
    int set = settings.batchRows();
    if (flow == null && own == null && set == 0) {
      warnings.warning(
          LintCode.MODEL_WITHOUT_BATCH,
          call.span(),
          "nothing bounds the batch of "
              + model.name()
              + "; the model's own start of "
              + model.signature().batchRows()
              + " rows is taken",
          "write BATCH AUTO before APPLY, or BATCH in the model's WITH");
    }
    largerThanTask(flow != null && flow.rows() > 0 ? flow : own, input);
    int slots = pools.slotsPerNode(model);
    double arguments = sizes.rowBytes(call.getInput(), call.arguments());
    BatchChooser.Choice choice =
        BatchChooser.choose(
            model.name(),
            new BatchChooser.Bounds(
                flow == null || set > 0 ? 0 : flow.rows(),
                flow == null || set > 0 ? 0 : flow.bytes(),
                set > 0 ? set : own == null ? 0 : own.rows(),
                model.signature().batchRows(),
                WorthARun.rows(
                    model.signature(),
                    cluster.memoryBytes(),
                    cluster.cpus() / cluster.nodes().size(),
                    arguments),
                arguments,
                arguments * model.cost().inflation()
                    + (model.signature().activationBytesPerRun() > 0
                        ? 0
                        : model.signature().activationBytesPerRow()),
                cluster.memoryBytes() / 4.0 / slots,
                saturating(model, input, slots),
                isAuto(model, input, settings),
                GrowingBatch.applies(model.signature()) ? taskRows(input) : 0),
            0,
            call.span());
    decisions.add(choice.decision(), stage);
    MeasuredCost.decision(model.name(), model.signature(), call.span())
        .ifPresent(measured -> decisions.add(measured, stage));
    return choice;
  }
}
