package io.dpl.compiler.optimize;

import io.dpl.compiler.rel.ApplyCall;
import io.dpl.compiler.rel.Batch;
import io.dpl.compiler.rel.Repartition;
import io.dpl.compiler.rel.Unnest;
import java.util.HashMap;
import java.util.Map;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexUtil;

/**
 * Where columns come from: columns of equal origins hold equal values in a row, wherever in a chain
 * of operators they are looked at.
 */
final class Origins {

  /** A column that a node makes. */
  private record Made(RelNode node, int column) {}

  /** An expression over columns that are numbered by their origins. */
  private record Computed(RexNode expression) {}

  private final Map<Object, Integer> numbers = new HashMap<>();

  /** Whether columns keep their values through a node. */
  static boolean passes(RelNode node) {
    return node instanceof Project
        || node instanceof Filter
        || node instanceof Sort
        || node instanceof Batch
        || node instanceof Repartition
        || node instanceof Unnest
        || node instanceof ApplyCall;
  }

  Object of(RelNode rel, int column) {
    RelNode node = rel.stripped();
    int below = passes(node) ? Chain.below(node, column) : -1;
    if (below >= 0) {
      return of(node.getInput(0), below);
    }
    boolean computed =
        node instanceof Project project
            && RexUtil.isDeterministic(project.getProjects().get(column))
            && RexUtil.SubQueryFinder.find(project.getProjects().get(column)) == null
            && !project.containsOver();
    return computed ? computed((Project) node, column) : new Made(node, column);
  }

  private Computed computed(Project project, int column) {
    return new Computed(
        project
            .getProjects()
            .get(column)
            .accept(
                new RexShuttle() {
                  @Override
                  public RexNode visitInputRef(RexInputRef ref) {
                    Object origin = of(project.getInput(), ref.getIndex());
                    int number = numbers.computeIfAbsent(origin, any -> numbers.size());
                    return new RexInputRef(number, ref.getType());
                  }
                }));
  }
}
