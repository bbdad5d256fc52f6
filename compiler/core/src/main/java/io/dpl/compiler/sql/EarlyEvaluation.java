package io.dpl.compiler.sql;

import io.dpl.compiler.rel.RexTraits;
import io.dpl.compiler.rel.Unnest;
import java.util.function.Predicate;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.util.ImmutableBitSet;

/**
 * Where DuckDB would evaluate a filter too early.
 *
 * <p>DuckDB keeps the order of conditions that can throw, also across subqueries, but it pushes
 * them below joins and UNNEST, where they see rows that the join would have removed, through
 * materialized steps too. Such a filter is made to read a column of random numbers, which keeps it
 * where it is.
 */
final class EarlyEvaluation {

  private final Predicate<RelNode> isLeaf;

  EarlyEvaluation(Predicate<RelNode> isLeaf) {
    this.isLeaf = isLeaf;
  }

  boolean isPossible(Filter filter) {
    return isFallible(filter.getCondition(), filter.getInput()) && hasJoin(filter.getInput());
  }

  private boolean hasJoin(RelNode rel) {
    return !isLeaf.test(rel)
        && (rel instanceof Join
            || rel instanceof Correlate
            || rel instanceof Unnest
            || rel.getInputs().stream().anyMatch(this::hasJoin));
  }

  /** Whether an expression, or one that makes a column it reads, can fail. */
  private boolean isFallible(RexNode expression, RelNode input) {
    if (RexTraits.isFallible(expression)) {
      return true;
    }
    ImmutableBitSet used = RelOptUtil.InputFinder.bits(expression);
    return !isLeaf.test(input) && !used.isEmpty() && anyFallible(input, used);
  }

  private boolean anyFallible(RelNode rel, ImmutableBitSet columns) {
    if (isLeaf.test(rel)) {
      return false;
    }
    if (rel instanceof Project project) {
      return columns.asList().stream()
          .anyMatch(i -> isFallible(project.getProjects().get(i), project.getInput()));
    }
    if (rel instanceof Join join) {
      int left = join.getLeft().getRowType().getFieldCount();
      return anyFallible(join.getLeft(), columns.intersect(ImmutableBitSet.range(left)))
          || (join.getJoinType().projectsRight()
              && anyFallible(
                  join.getRight(), columns.except(ImmutableBitSet.range(left)).shift(-left)));
    }
    if (rel.getInputs().size() != 1) {
      return false;
    }
    RelNode input = rel.getInput(0);
    ImmutableBitSet passed =
        columns.intersect(ImmutableBitSet.range(input.getRowType().getFieldCount()));
    return !(rel instanceof org.apache.calcite.rel.core.Aggregate) && anyFallible(input, passed);
  }
}
