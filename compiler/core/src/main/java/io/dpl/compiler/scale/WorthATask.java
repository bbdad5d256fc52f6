package io.dpl.compiler.scale;

import io.dpl.api.plan.BarrierRule;
import io.dpl.api.plan.TaskCosts;

/**
 * Tasks are as many as are worth their start, in whole waves over the slots; where rows are
 * prepared before a model with few slots, at least as many as keep both busy. The formulas are
 * those of {@link TaskCosts}.
 *
 * <p>Example: 1,000,000 rows of 10 us on 16 slots are 10 s of work: 48 tasks in three waves, not
 * the 976 of 16 batches each.
 *
 * <p>Source: the simulator of the benchmarks, whose sweep it comes from.
 */
public final class WorthATask {

  public static final String NAME = "worth-a-task";

  private WorthATask() {}

  /** Whether costs change the number that the other rules want. */
  public static boolean binds(Workload work) {
    BarrierRule rule = work.byBatches(false);
    return rule.byBatches(work.rows()) != rule.unweighed(work.rows());
  }

  /** What is binding then. */
  static String binding(Workload work) {
    BarrierRule rule = work.byBatches(false);
    TaskCosts costs = work.costs();
    long wanted = rule.unweighed(work.rows());
    long chosen = rule.byBatches(work.rows());
    if (chosen > wanted) {
      return "rows are prepared on " + costs.slots() + " slots while runs wait for fewer";
    }
    if (wanted > costs.most(work.rows() * work.secondsPerRow(), work.concurrency())) {
      return "more tasks would start longer than they work";
    }
    return "whole waves of " + costs.slots() + " tasks, one a slot";
  }
}
