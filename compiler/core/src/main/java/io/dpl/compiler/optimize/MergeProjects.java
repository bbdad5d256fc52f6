package io.dpl.compiler.optimize;

import io.dpl.compiler.rel.RexTraits;
import java.util.List;
import org.apache.calcite.plan.RelOptRuleCall;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.rex.RexVisitorImpl;

/**
 * Two projections are one, unless something would be computed twice.
 *
 * <p>Shape: {@code Project(f)(Project(e)(x))} becomes {@code Project(f[e])(x)} where f reads each
 * computed column of e at most once. Windows don't nest, random numbers are drawn where written.
 */
final class MergeProjects extends Rewrite {

  MergeProjects() {
    super(
        "MergeProjects",
        b -> b.operand(Project.class).oneInput(c -> c.operand(Project.class).anyInputs()));
  }

  @Override
  public void onMatch(RelOptRuleCall match) {
    Project upper = match.rel(0);
    Project lower = match.rel(1);
    if (!upper.getVariablesSet().isEmpty()
        || !lower.getVariablesSet().isEmpty()
        || (upper.containsOver() && lower.containsOver())) {
      return;
    }
    int[] reads = reads(upper, lower.getProjects().size());
    for (int i = 0; i < reads.length; i++) {
      RexNode item = lower.getProjects().get(i);
      boolean free = item instanceof RexInputRef || item instanceof RexLiteral;
      boolean once = reads[i] <= 1 && RexUtil.isDeterministic(item);
      if (!free && !once) {
        return;
      }
    }
    List<RexNode> items = RelOptUtil.pushPastProject(upper.getProjects(), lower);
    if (upper.containsOver() && !items.stream().allMatch(MergeProjects::isPlainWindow)) {
      return;
    }
    match.transformTo(Projects.create(lower.getInput(), items, upper.getRowType().getFieldNames()));
  }

  /** A window over something that fails or is a window itself is left as it was written. */
  private static boolean isPlainWindow(RexNode item) {
    return !org.apache.calcite.rex.RexOver.containsOver(item) || !RexTraits.isFallible(item);
  }

  private static int[] reads(Project project, int columns) {
    int[] reads = new int[columns];
    RexVisitorImpl<Void> count =
        new RexVisitorImpl<>(true) {
          @Override
          public Void visitInputRef(RexInputRef ref) {
            reads[ref.getIndex()]++;
            return null;
          }

          @Override
          public Void visitLambda(org.apache.calcite.rex.RexLambda lambda) {
            // evaluated once an element
            lambda.getExpression().accept(this);
            return lambda.getExpression().accept(this);
          }
        };
    project.getProjects().forEach(item -> item.accept(count));
    return reads;
  }
}
