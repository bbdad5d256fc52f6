package io.dpl.compiler.stage;

import io.dpl.api.diagnostic.Diagnostics;
import io.dpl.api.diagnostic.LintCode;
import io.dpl.api.diagnostic.Span;
import io.dpl.api.plan.BarrierRule;
import io.dpl.api.plan.Exchange;
import io.dpl.api.plan.Output;
import io.dpl.api.plan.PlanNode;
import io.dpl.api.type.Schema;
import io.dpl.compiler.rel.RepartitionSpec;
import io.dpl.compiler.rel.Settings;
import io.dpl.compiler.scale.AlignCuts;
import io.dpl.compiler.scale.Explained;
import io.dpl.compiler.scale.PartitionChooser;
import io.dpl.compiler.scale.TargetBytes;
import io.dpl.compiler.scale.Workload;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Puts exchanges between stages and knows which stage needs which. */
final class Exchanges {

  private final Emitter emitter;
  private final Decisions decisions;
  private final Workloads workloads;
  private final Diagnostics warnings;
  private final List<ExchangeDraft> drafts = new ArrayList<>();
  private final Map<Integer, StageDraft> sinkStages = new HashMap<>();

  Exchanges(Emitter emitter, Decisions decisions, Workloads workloads, Diagnostics warnings) {
    this.warnings = warnings;
    this.emitter = emitter;
    this.decisions = decisions;
    this.workloads = workloads;
  }

  List<ExchangeDraft> drafts() {
    return drafts;
  }

  /** Remembers which stage writes a sink. */
  void sink(int sink, StageDraft stage) {
    sinkStages.put(sink, stage);
  }

  /**
   * The stage that writes a sink; a plan that is only explained may read what an earlier statement
   * would write.
   */
  StageDraft sinkStage(int sink) {
    return sinkStages.get(sink).resolve();
  }

  /** Whether the plan has the sink. */
  boolean hasSink(int sink) {
    return sinkStages.containsKey(sink);
  }

  /** Sends a stream into a stage, new or existing; the stream that comes out there. */
  Stream send(
      Stream stream, Exchange.Kind kind, List<Integer> keys, StageDraft to, long alignRows) {
    Stream emitted = emitter.emit(stream);
    StageLeaf leaf = Emitter.leaf(emitted);
    List<String> names = keys.stream().map(key -> leaf.schema().fields().get(key).name()).toList();
    int id = drafts.size() + 1;
    drafts.add(
        new ExchangeDraft(
            id,
            kind,
            names,
            kind == Exchange.Kind.GATHER ? 1 : to.partitions,
            alignRows,
            leaf.schema(),
            stream.rows(),
            stream.rowBytes(),
            stream.stage(),
            to));
    stream.stage().outputs.add(new Output.Send(leaf.node(), id));
    stream.stage().rows = Math.max(stream.stage().rows, stream.rows());
    stream.stage().rowBytes = Math.max(stream.stage().rowBytes, stream.rowBytes());
    to.receives.add(id);
    StageLeaf received =
        emitter.add(to, leaf, new PlanNode.Receive(emitter.nextNode(), id, leaf.schema()));
    return new Stream(to, received, stream.rows(), stream.rowBytes(), stream.batch());
  }

  /** An exchange whose nodes the caller makes; its id. */
  int link(Exchange.Kind kind, Schema schema, StageDraft from, StageDraft to) {
    int id = drafts.size() + 1;
    drafts.add(
        new ExchangeDraft(id, kind, List.of(), 1, 1, schema, from.rows, from.rowBytes, from, to));
    to.receives.add(id);
    return id;
  }

  /** Everything to one new stage of one partition. */
  Stream gather(Stream stream, String because) {
    Stream gathered = send(stream, Exchange.Kind.GATHER, List.of(), new StageDraft(), 1);
    decisions.add(
        Explained.of("partitions", "gather")
            .input("R", stream.rows(), "rows")
            .input("bytes", stream.rows() * stream.rowBytes(), "bytes")
            .binding(because)
            .value("1", 0, stream.stage().span),
        gathered.stage());
    return gathered;
  }

  /** Rows to a new stage by their keys. */
  Stream hash(Stream stream, List<Integer> keys, BarrierRule partitions) {
    StageDraft to = new StageDraft();
    shuffled(to, partitions);
    return send(stream, Exchange.Kind.HASH, keys, to, 1);
  }

  /** Gives the receiver of a shuffle its partitions, with the reason. */
  void shuffled(StageDraft to, BarrierRule rule) {
    to.partitions(rule);
    decisions.add(TargetBytes.shuffle(rule, to.span), to);
  }

  /** Rows in equal shares to a new stage, without being asked for: light rows before heavy work. */
  Stream spread(Stream stream, Above above, Settings settings, Span span) {
    return repartition(
        stream,
        new RepartitionSpec(RepartitionSpec.Kind.AUTO, 0, 0, List.of(), false, span),
        above,
        settings);
  }

  /** What REPARTITION asks for. */
  Stream repartition(Stream stream, RepartitionSpec spec, Above above, Settings settings) {
    StageDraft to = new StageDraft();
    Emitter.place(to, spec.span());
    Workload work = workloads.of(above, stream.rows(), stream.rowBytes());
    to.partitions(partitions(spec, work, above, settings, to));
    if (spec.byRange()) {
      return new Ranges(emitter, this).send(stream, spec, to).batched(null);
    }
    Exchange.Kind kind = spec.keys().isEmpty() ? Exchange.Kind.ROUND_ROBIN : Exchange.Kind.HASH;
    long align = 1;
    if (kind == Exchange.Kind.ROUND_ROBIN && above.isHeavy()) {
      align = above.isAligned() ? work.batchRows() : 1;
      decisions.add(
          AlignCuts.decision(
              stream.rows(), work.batchRows(), to.partitions, above.isAligned(), spec.span()),
          to);
    }
    return send(stream, kind, spec.keys(), to, align).batched(null);
  }

  private BarrierRule partitions(
      RepartitionSpec spec, Workload work, Above above, Settings settings, StageDraft to) {
    if (settings.partitions() > 0) {
      decisions.add(written(settings.partitions(), "SET partitions", spec.span()), to);
      return BarrierRule.fixed(settings.partitions());
    }
    boolean keyed = !spec.keys().isEmpty();
    return switch (spec.kind()) {
      case COUNT -> {
        if (spec.count() < workloads.nodes()) {
          warnings.warning(
              LintCode.FEWER_PARTITIONS_THAN_NODES,
              spec.span(),
              spec.count() + " partitions on " + workloads.nodes() + " nodes: some have no work",
              "write REPARTITION AUTO");
        }
        decisions.add(written(spec.count(), "the script", spec.span()), to);
        yield BarrierRule.fixed(spec.count());
      }
      case TARGET -> bySize(work, spec.targetBytes(), keyed, spec.span(), to);
      case AUTO -> {
        if (!above.isHeavy()) {
          yield bySize(work, TargetBytes.DEFAULT_BYTES, keyed, spec.span(), to);
        }
        PartitionChooser.Choice choice = PartitionChooser.choose(work, 0, spec.span());
        decisions.add(choice.decision(), to);
        yield work.byBatches(keyed);
      }
    };
  }

  private BarrierRule bySize(
      Workload work, long targetBytes, boolean keyed, Span span, StageDraft to) {
    BarrierRule rule = TargetBytes.rule(work, targetBytes, keyed);
    decisions.add(
        Explained.of("partitions", TargetBytes.NAME)
            .inputs(work)
            .input("target", targetBytes, "bytes a partition")
            .binding("R * w / target, and a partition a slot")
            .value(String.valueOf(rule.planned()), 0, span),
        to);
    return rule;
  }

  private static io.dpl.api.plan.Decision written(int partitions, String by, Span span) {
    return Explained.of("partitions", "as-written")
        .binding("a number the user wrote is kept: " + by)
        .value(String.valueOf(partitions), 0, span);
  }

  /** Says that rows of equal keys are together already. */
  void reused(StageDraft stage) {
    decisions.add(
        Explained.of("exchange", "reuse-partitioning")
            .binding("an exchange below has hashed by columns that are among the keys")
            .nextBest("one more exchange")
            .value("none", 0, stage.span),
        stage);
  }

  /** Says that a REPARTITION does nothing here. */
  void elided(RepartitionSpec spec, StageDraft stage) {
    decisions.add(
        Explained.of("exchange", "elide-on-one-node")
            .binding("one node, and no heavy work behind REPARTITION to cut into tasks")
            .nextBest("SET exchange = 'always' keeps it")
            .value("none", 0, spec.span()),
        stage);
  }

  /** Keeps a decision about a stage. */
  void decided(io.dpl.api.plan.Decision decision, StageDraft stage) {
    decisions.add(decision, stage);
  }

  /**
   * Whether a stage can wait for all rows of another: they are two, neither needs the other, and no
   * other branch of the stage would have to wait as well.
   */
  boolean canReceive(Stream main, Stream side) {
    return main.stage() != side.stage()
        && !main.stage().hostsShared
        && !dependsOn(side.stage(), main.stage());
  }

  /**
   * Whether a stage needs another: it receives from it or reads what it writes, directly or through
   * others.
   */
  boolean dependsOn(StageDraft stage, StageDraft on) {
    return dependsOn(stage.resolve(), on.resolve(), new HashSet<>());
  }

  private boolean dependsOn(StageDraft stage, StageDraft on, Set<StageDraft> seen) {
    if (!seen.add(stage)) {
      return false;
    }
    for (StageDraft before : inputs(stage)) {
      if (before == on || dependsOn(before, on, seen)) {
        return true;
      }
    }
    return false;
  }

  /** The stages that a stage needs directly. */
  Set<StageDraft> inputs(StageDraft stage) {
    Set<StageDraft> inputs = new HashSet<>();
    for (ExchangeDraft draft : drafts) {
      if (draft.to().resolve() == stage) {
        inputs.add(draft.from().resolve());
      }
    }
    stage.afterSinks.stream().filter(this::hasSink).forEach(sink -> inputs.add(sinkStage(sink)));
    return inputs;
  }
}
