package io.dpl.compiler.optimize;

import io.dpl.api.diagnostic.DplException;
import io.dpl.api.diagnostic.PlanCode;
import io.dpl.api.diagnostic.Span;
import io.dpl.compiler.rel.ApplyCall;
import io.dpl.compiler.rel.Batch;
import io.dpl.compiler.rel.Repartition;
import io.dpl.compiler.rel.SharedScan;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.RelFactories;
import org.apache.calcite.rel.rules.SubQueryRemoveRule;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.sql2rel.RelDecorrelator;

/**
 * Subqueries with models, heavy functions, BATCH or REPARTITION inside become joins, so that those
 * stand in the main tree; so do those that depend on the outer row and read what is shared. All
 * other subqueries are left to DuckDB, and those that would make a call twice as joins (NOT IN,
 * where NULLs are possible) to the stages.
 *
 * <p>Errors: DPL4001 for one that depends on the outer row and can't be made a join.
 */
final class HeavySubqueries {

  private HeavySubqueries() {}

  static RelNode remove(RelNode root) {
    if (!inExpressions(root)) {
      return root;
    }
    RelNode joined = Phase.apply(root, rules());
    RelNode plain =
        RelDecorrelator.decorrelateQuery(
            joined, RelFactories.LOGICAL_BUILDER.create(root.getCluster(), null));
    refuseCorrelated(plain);
    return PlanVerifier.callsMore(root, plain).isEmpty() ? plain : root;
  }

  private static List<RelOptRule> rules() {
    return List.of(
        SubQueryRemoveRule.Config.FILTER
            .withOperandSupplier(
                b -> b.operand(Filter.class).predicate(HeavySubqueries::hasOne).anyInputs())
            .toRule(),
        SubQueryRemoveRule.Config.PROJECT
            .withOperandSupplier(
                b -> b.operand(Project.class).predicate(HeavySubqueries::hasOne).anyInputs())
            .toRule(),
        SubQueryRemoveRule.Config.JOIN
            .withOperandSupplier(
                b -> b.operand(Join.class).predicate(HeavySubqueries::hasOne).anyInputs())
            .toRule());
  }

  private static boolean inExpressions(RelNode rel) {
    return hasOne(rel) || rel.getInputs().stream().anyMatch(HeavySubqueries::inExpressions);
  }

  /** Whether an expression of this node has a subquery with something heavy. */
  private static boolean hasOne(RelNode rel) {
    List<RexSubQuery> queries = new ArrayList<>();
    rel.accept(
        new RexShuttle() {
          @Override
          public RexNode visitSubQuery(RexSubQuery query) {
            queries.add(query);
            return super.visitSubQuery(query);
          }
        });
    return queries.stream().anyMatch(HeavySubqueries::mustBecomeJoin);
  }

  private static boolean mustBecomeJoin(RexSubQuery query) {
    boolean heavy = below(query.rel, HeavySubqueries::isHeavy) || inExpressions(query.rel);
    return isCorrelated(query.rel)
        ? (heavy || below(query.rel, SharedScan.class::isInstance)) && EmptyGroups.giveNull(query)
        : heavy;
  }

  private static boolean isCorrelated(RelNode rel) {
    return !RelOptUtil.getVariablesUsed(rel).isEmpty();
  }

  private static boolean isHeavy(RelNode rel) {
    return rel instanceof ApplyCall || rel instanceof Batch || rel instanceof Repartition;
  }

  private static boolean below(RelNode rel, Predicate<RelNode> test) {
    RelNode node = rel.stripped();
    return test.test(node) || node.getInputs().stream().anyMatch(input -> below(input, test));
  }

  private static void refuseCorrelated(RelNode rel) {
    if (rel instanceof Correlate correlate
        && below(correlate.getRight(), HeavySubqueries::isHeavy)) {
      throw DplException.of(
          PlanCode.NOT_YET,
          span(correlate.getRight()),
          "a model or heavy function in a subquery that depends on the outer row",
          "join the rows first, then call it in the main pipeline");
    }
    rel.getInputs().forEach(HeavySubqueries::refuseCorrelated);
  }

  private static Span span(RelNode rel) {
    if (rel instanceof ApplyCall call) {
      return call.span();
    }
    return rel.getInputs().stream()
        .map(HeavySubqueries::span)
        .filter(Span::isKnown)
        .findFirst()
        .orElse(Span.NONE);
  }
}
