package io.dpl.compiler.stage;

import io.dpl.api.plan.Decision;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/** Decisions of a plan whose stages have no numbers yet. */
final class Decisions {

  private final List<Pending> pending = new ArrayList<>();

  private record Pending(Decision decision, StageDraft stage) {}

  /** Keeps a decision about a stage. */
  void add(Decision decision, StageDraft stage) {
    pending.add(new Pending(decision, stage));
  }

  /** All, in the order of the stages' numbers. */
  List<Decision> numbered(ToIntFunction<StageDraft> number) {
    List<Decision> all = new ArrayList<>();
    for (Pending each : pending) {
      Decision d = each.decision();
      int stage = number.applyAsInt(each.stage().resolve());
      all.add(
          new Decision(
              d.what(),
              d.value(),
              d.rule(),
              d.inputs(),
              d.binding(),
              d.nextBest(),
              stage,
              d.span()));
    }
    all.sort(java.util.Comparator.comparingInt(Decision::stage));
    return all;
  }
}
