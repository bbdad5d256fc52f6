package io.dpl.compiler.optimize;

import io.dpl.compiler.rel.Batch;
import io.dpl.compiler.rel.Repartition;
import io.dpl.compiler.sql.Names;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rex.RexNode;

/** Gives columns the names they had: rules look at places only. */
final class ColumnNames {

  private ColumnNames() {}

  static RelNode restore(RelNode rel, RelNode before) {
    return rename(rel, Names.of(before.getRowType()));
  }

  /** In the highest projection, so that a Sort on top stays there. */
  private static RelNode rename(RelNode rel, List<String> names) {
    if (names.equals(Names.of(rel.getRowType()))) {
      return rel;
    }
    if (rel instanceof Project project) {
      return Projects.create(
          project.getInput(), project.getProjects(), names, project.getVariablesSet());
    }
    boolean passes =
        rel instanceof Sort
            || (rel instanceof Filter filter && filter.getVariablesSet().isEmpty())
            || rel instanceof Batch
            || rel instanceof Repartition;
    if (passes) {
      return rel.copy(rel.getTraitSet(), List.of(rename(rel.getInput(0), names)));
    }
    List<RexNode> items =
        IntStream.range(0, names.size())
            .mapToObj(i -> (RexNode) rel.getCluster().getRexBuilder().makeInputRef(rel, i))
            .toList();
    return Projects.create(rel, items, names);
  }
}
