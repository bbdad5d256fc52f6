package io.dpl.compiler.optimize;

import io.dpl.compiler.rel.RexTraits;
import java.util.List;
import org.apache.calcite.plan.RelOptRuleCall;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;

/**
 * A filter sinks below a projection, on its way to a call, a join or a source.
 *
 * <p>Shape: {@code Filter(c)(Project(e)(x))} becomes {@code Project(e)(Filter(c[e])(x))}. What c
 * reads must be columns, or cheap expressions above a heavy call, since they are then computed
 * twice. Never where the projection has windows or random numbers: those see all rows. Where
 * nothing but projections, filters and a source is below, DuckDB does it as well.
 */
final class PushFilterBelowProject extends Rewrite {

  PushFilterBelowProject() {
    super(
        "PushFilterBelowProject",
        b -> b.operand(Filter.class).oneInput(c -> c.operand(Project.class).anyInputs()));
  }

  @Override
  public void onMatch(RelOptRuleCall match) {
    Filter filter = match.rel(0);
    Project project = match.rel(1);
    if (!HeavyBelow.isWorthwhile(project.getInput())
        || !project.getVariablesSet().isEmpty()
        || !project.getProjects().stream().allMatch(RexTraits::isMovable)) {
      return;
    }
    boolean heavy = HeavyBelow.test(project.getInput());
    Conjuncts parts = Conjuncts.split(filter, c -> canMove(c, project, heavy), true);
    boolean fails =
        parts.moved().stream()
            .anyMatch(c -> RexTraits.isFallible(RelOptUtil.pushPastProject(c, project)));
    if (parts.nothingMoves() || (fails && !parts.stays().isEmpty())) {
      return;
    }
    match.transformTo(
        parts.above(
            project.copy(
                project.getTraitSet(),
                List.of(
                    parts.below(
                        project.getInput(), c -> RelOptUtil.pushPastProject(c, project))))));
  }

  private static boolean canMove(RexNode condition, Project project, boolean heavy) {
    return RelOptUtil.InputFinder.bits(condition).asList().stream()
        .map(project.getProjects()::get)
        .allMatch(item -> item instanceof RexInputRef || (heavy && RexTraits.isCheap(item)));
  }
}
