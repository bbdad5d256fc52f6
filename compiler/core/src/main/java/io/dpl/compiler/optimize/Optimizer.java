package io.dpl.compiler.optimize;

import io.dpl.compiler.rel.LogicalPlan;
import io.dpl.compiler.rel.Sink;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.rules.PruneEmptyRules;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;

/**
 * Rewrites plans in phases.
 *
 * <p>Columns of sinks keep names, types and places, hidden ones too. With {@code SET optimizer =
 * 'off'} only the required phases run. The inner plan of an EXPLAIN stays as it is: whoever prints
 * it optimises it.
 */
public final class Optimizer {

  private static final List<Phase> PHASES =
      List.of(
          new Phase("heavy subqueries become joins", true, List.of(), HeavySubqueries::remove),
          Phase.required("constants stand in aggregates", new InlineAggregateConstants()),
          Phase.of(
              "constants and empty inputs",
              new SimplifyFilter(),
              new MergeFilters(),
              new RemoveEmptyInput(),
              new CrossJoinOneRow(),
              PruneEmptyRules.PROJECT_INSTANCE,
              PruneEmptyRules.FILTER_INSTANCE,
              PruneEmptyRules.SORT_INSTANCE,
              PruneEmptyRules.AGGREGATE_INSTANCE,
              PruneEmptyRules.JOIN_LEFT_INSTANCE,
              PruneEmptyRules.JOIN_RIGHT_INSTANCE,
              PruneEmptyRules.UNION_INSTANCE),
          Phase.of("one call for equal calls", new MergeCalls()),
          Phase.of(
              "filters go down",
              new PushFilterBelowCall(),
              new PushFilterBelowProject(),
              new PushFilterBelowJoin(),
              new PushFilterBelowAggregate(),
              new PushFilterBelowSetOp(),
              new PushFilterBelowUnnest(),
              new PushFilterBelowPassing(),
              new FilterBeforeDearerCall(),
              new MergeFilters()),
          Phase.of("limits go down", new RemoveRepeatedSort(), new PushLimitBelowCall()),
          new Phase("columns nobody reads", false, List.of(), FieldTrimmer::prune),
          Phase.of(
              "only light rows are moved",
              new MoveRepartitionBeforeHeavyCall(),
              new RemoveOverriddenExchange()),
          Phase.of(
              "projections and sorts are merged",
              new MergeProjects(),
              new RemoveProject(),
              new RemoveRepeatedSort(),
              new SortOnceAfterProject()));

  private Optimizer() {}

  /** An equal plan that costs less. */
  public static LogicalPlan optimize(LogicalPlan plan) {
    boolean all = plan.sinks().stream().anyMatch(sink -> sink.settings().optimizer());
    LogicalPlan used = all ? SharedPlans.simplify(plan) : plan;
    List<LogicalPlan.Shared> shared = new ArrayList<>();
    for (LogicalPlan.Shared each : used.shared()) {
      shared.add(new LogicalPlan.Shared(each.name(), optimize(each.rel(), all), each.forced()));
    }
    List<Sink> sinks = new ArrayList<>();
    for (Sink sink : used.sinks()) {
      sinks.add(
          sink instanceof Sink.Explain
              ? sink
              : sink.with(optimize(sink.rel(), sink.settings().optimizer())));
    }
    LogicalPlan done = new LogicalPlan(shared, sinks);
    return all ? SharedPlans.prune(done, rel -> optimize(rel, true)) : done;
  }

  /**
   * One tree.
   *
   * @param all whether the phases run that only save work
   */
  static RelNode optimize(RelNode root, boolean all) {
    RelNode rel = withSubqueries(root, all);
    for (Phase phase : PHASES) {
      if (all || phase.required()) {
        RelNode after = ColumnNames.restore(phase.rewrite().apply(rel), rel);
        PlanVerifier.verify(phase.name(), rel, after);
        rel = after;
      }
    }
    return rel;
  }

  /** The pipelines inside expressions are optimised by themselves. */
  private static RelNode withSubqueries(RelNode rel, boolean all) {
    List<RelNode> inputs =
        rel.getInputs().stream().map(input -> withSubqueries(input, all)).toList();
    RelNode over = inputs.equals(rel.getInputs()) ? rel : rel.copy(rel.getTraitSet(), inputs);
    return over.accept(
        new RexShuttle() {
          @Override
          public RexNode visitSubQuery(RexSubQuery query) {
            RexSubQuery outer = (RexSubQuery) super.visitSubQuery(query);
            RelNode inner = optimize(outer.rel, all);
            return inner.equals(outer.rel) ? outer : outer.clone(inner);
          }
        });
  }
}
