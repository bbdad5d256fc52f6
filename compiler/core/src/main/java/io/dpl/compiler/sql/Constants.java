package io.dpl.compiler.sql;

import io.dpl.compiler.rel.ApplyCall;
import io.dpl.compiler.rel.Batch;
import io.dpl.compiler.rel.Repartition;
import io.dpl.compiler.rel.Unnest;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.jspecify.annotations.Nullable;

/** Which columns are the same constant in every row. */
final class Constants {

  private Constants() {}

  /** The constant of a column, null where it is none. */
  static @Nullable RexLiteral of(RelNode node, int column) {
    RelNode rel = node.stripped();
    if (rel instanceof Project project) {
      RexNode expression = project.getProjects().get(column);
      if (expression instanceof RexInputRef ref) {
        return of(project.getInput(), ref.getIndex());
      }
      return expression instanceof RexLiteral literal ? literal : null;
    }
    if (rel instanceof Join join) {
      int left = join.getLeft().getRowType().getFieldCount();
      return column < left
          ? join.getJoinType().generatesNullsOnLeft() ? null : of(join.getLeft(), column)
          : join.getJoinType().generatesNullsOnRight() ? null : of(join.getRight(), column - left);
    }
    boolean passes =
        rel instanceof Filter
            || rel instanceof Sort
            || rel instanceof Batch
            || rel instanceof Repartition
            || rel instanceof ApplyCall
            || rel instanceof Unnest;
    return passes && column < rel.getInput(0).getRowType().getFieldCount()
        ? of(rel.getInput(0), column)
        : null;
  }
}
