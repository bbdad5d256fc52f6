package io.dpl.compiler.optimize;

import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.calcite.plan.Contexts;
import org.apache.calcite.plan.RelOptCostImpl;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.plan.hep.HepMatchOrder;
import org.apache.calcite.plan.hep.HepPlanner;
import org.apache.calcite.plan.hep.HepProgram;
import org.apache.calcite.plan.hep.HepProgramBuilder;
import org.apache.calcite.rel.RelNode;

/**
 * A step of the optimiser.
 *
 * @param name for messages
 * @param required whether plans are wrong or cannot run without it, so that it runs with {@code SET
 *     optimizer = 'off'} too
 * @param rules empty where it is no set of rules
 * @param rewrite a plan of the same columns
 */
record Phase(
    String name, boolean required, List<RelOptRule> rules, UnaryOperator<RelNode> rewrite) {

  /** Rules, applied from the top down until none matches. */
  static Phase of(String name, RelOptRule... rules) {
    List<RelOptRule> list = List.of(rules);
    return new Phase(name, false, list, rel -> apply(rel, list));
  }

  /** Rules that must run. */
  static Phase required(String name, RelOptRule... rules) {
    List<RelOptRule> list = List.of(rules);
    return new Phase(name, true, list, rel -> apply(rel, list));
  }

  /** Trees stay trees: equal subtrees are not merged, a call must not get two readers. */
  static RelNode apply(RelNode rel, List<RelOptRule> rules) {
    HepProgram program =
        new HepProgramBuilder()
            .addMatchOrder(HepMatchOrder.DEPTH_FIRST)
            .addRuleCollection(rules)
            .build();
    HepPlanner planner =
        new HepPlanner(program, Contexts.empty(), true, null, RelOptCostImpl.FACTORY);
    planner.setLargePlanMode(true);
    planner.setRoot(rel);
    return planner.findBestExp();
  }
}
