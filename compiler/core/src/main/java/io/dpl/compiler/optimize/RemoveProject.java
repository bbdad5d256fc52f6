package io.dpl.compiler.optimize;

import org.apache.calcite.plan.RelOptRuleCall;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rex.RexUtil;

/**
 * A projection that changes nothing disappears.
 *
 * <p>Shape: {@code Project($0, $1, ...)(x)} becomes {@code x} where names stay too.
 */
final class RemoveProject extends Rewrite {

  RemoveProject() {
    super("RemoveProject", b -> b.operand(Project.class).anyInputs());
  }

  @Override
  public void onMatch(RelOptRuleCall match) {
    Project project = match.rel(0);
    boolean same =
        RexUtil.isIdentity(project.getProjects(), project.getInput().getRowType())
            && project
                .getRowType()
                .getFieldNames()
                .equals(project.getInput().getRowType().getFieldNames());
    if (same) {
      match.transformTo(project.getInput());
    }
  }
}
