package io.dpl.compiler.lint;

import io.dpl.api.diagnostic.Diagnostics;
import io.dpl.api.plan.StageGraph;
import io.dpl.compiler.rel.LogicalPlan;
import io.dpl.grammar.tree.Script;

/** All lint that looks at a whole script. */
public final class Lints {

  private Lints() {}

  /** Reports what the text alone shows. */
  public static void check(Script script, Diagnostics found) {
    OrderWithoutEffect.check(script, found);
    JoinWithoutKey.check(script, found);
  }

  /**
   * Reports what a plan of it shows.
   *
   * @param bound the plan as written
   * @param optimized the plan that is cut
   */
  public static void check(
      Script script,
      LogicalPlan bound,
      LogicalPlan optimized,
      StageGraph graph,
      Diagnostics found) {
    DeadCall.check(script, bound, optimized, found);
    RepartitionAfterHeavy.check(optimized, found);
    HeavyCrossesExchange.check(graph, found);
  }
}
