package io.dpl.compiler.stage;

import io.dpl.api.diagnostic.Span;
import io.dpl.api.plan.BarrierRule;
import io.dpl.api.plan.Output;
import io.dpl.api.plan.PlanNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A stage under construction. Stages of one partition that meet in an operator become one: {@link
 * #absorb} leaves a forwarding address, so that streams which still name the old one find the new.
 */
final class StageDraft {

  private StageDraft current = this;

  final List<PlanNode> nodes = new ArrayList<>();
  final List<Output> outputs = new ArrayList<>();
  final Set<Integer> receives = new LinkedHashSet<>();
  final Set<Integer> afterSinks = new LinkedHashSet<>();
  final List<String> works = new ArrayList<>();
  int partitions = 1;
  boolean heavy;
  boolean deterministic = true;
  boolean orderSensitive;

  /** Its fragments keep to one thread, so that they repeat exactly. */
  boolean oneThread;

  BarrierRule rule = BarrierRule.fixed(1);
  boolean hostsShared;
  double callSeconds;
  double modelSeconds;
  double rows;
  double rowBytes;

  /** What its relational operators hold at once, over all partitions; see {@link Held}. */
  double heldBytes;

  boolean sizeUnknown;
  Span span = Span.NONE;

  /** The stage that this one became part of, or itself. */
  StageDraft resolve() {
    StageDraft stage = this;
    while (stage.current != stage) {
      stage = stage.current;
    }
    return stage;
  }

  /** Gives it partitions that may be decided again when the true numbers are there. */
  void partitions(BarrierRule chosen) {
    rule = chosen;
    partitions = chosen.planned();
  }

  /** The rule of its partitions, with what is known of the rows that arrive. */
  BarrierRule rule() {
    return rule.planned() == partitions ? rule : BarrierRule.fixed(partitions);
  }

  /** Takes over everything of another stage of one partition. */
  void absorb(StageDraft other) {
    nodes.addAll(0, other.nodes);
    outputs.addAll(other.outputs);
    receives.addAll(other.receives);
    afterSinks.addAll(other.afterSinks);
    works.addAll(0, other.works);
    heavy |= other.heavy;
    hostsShared |= other.hostsShared;
    deterministic &= other.deterministic;
    orderSensitive |= other.orderSensitive;
    oneThread |= other.oneThread;
    callSeconds += other.callSeconds;
    modelSeconds += other.modelSeconds;
    heldBytes += other.heldBytes;
    sizeUnknown |= other.sizeUnknown;
    if (!span.isKnown()) {
      span = other.span;
    }
    other.current = this;
  }
}
