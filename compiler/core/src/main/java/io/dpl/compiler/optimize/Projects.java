package io.dpl.compiler.optimize;

import io.dpl.compiler.sql.Names;
import java.util.List;
import java.util.Set;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rex.RexNode;

/** Makes projections, equal names told apart as between operators of a stage. */
final class Projects {

  private Projects() {}

  static LogicalProject create(RelNode input, List<? extends RexNode> items, List<String> names) {
    return create(input, items, names, Set.of());
  }

  static LogicalProject create(
      RelNode input,
      List<? extends RexNode> items,
      List<String> names,
      Set<CorrelationId> variables) {
    return LogicalProject.create(input, List.of(), items, Names.unique(names), variables);
  }
}
