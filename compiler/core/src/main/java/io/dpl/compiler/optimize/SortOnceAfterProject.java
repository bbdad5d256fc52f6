package io.dpl.compiler.optimize;

import java.util.List;
import org.apache.calcite.plan.RelOptRuleCall;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rex.RexInputRef;

/**
 * A TOP and the sort that keeps its order alive behind a projection are one.
 *
 * <p>Shape: {@code Sort(k)(Project(columns)(Sort(k, limit)(x)))} becomes {@code Sort(k,
 * limit)(Project(columns)(x))} where the projection only picks columns.
 */
final class SortOnceAfterProject extends Rewrite {

  SortOnceAfterProject() {
    super(
        "SortOnceAfterProject",
        b ->
            b.operand(Sort.class)
                .oneInput(
                    c ->
                        c.operand(Project.class).oneInput(d -> d.operand(Sort.class).anyInputs())));
  }

  @Override
  public void onMatch(RelOptRuleCall match) {
    Sort upper = match.rel(0);
    Project project = match.rel(1);
    Sort lower = match.rel(2);
    boolean picks = project.getProjects().stream().allMatch(RexInputRef.class::isInstance);
    if (picks && upper.fetch == null && upper.offset == null && sameKeys(upper, project, lower)) {
      match.transformTo(
          upper.copy(
              upper.getTraitSet(),
              project.copy(project.getTraitSet(), List.of(lower.getInput())),
              upper.getCollation(),
              lower.offset,
              lower.fetch));
    }
  }

  private static boolean sameKeys(Sort upper, Project project, Sort lower) {
    List<RelFieldCollation> keys = upper.getCollation().getFieldCollations();
    return keys.stream()
        .map(key -> key.withFieldIndex(Chain.below(project, key.getFieldIndex())))
        .toList()
        .equals(lower.getCollation().getFieldCollations());
  }
}
