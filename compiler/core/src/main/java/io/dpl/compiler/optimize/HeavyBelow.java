package io.dpl.compiler.optimize;

import io.dpl.compiler.rel.ApplyCall;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Sort;

/** What stands below a node. */
final class HeavyBelow {

  private HeavyBelow() {}

  /** Whether a heavy function or a model runs somewhere below. */
  static boolean test(RelNode rel) {
    RelNode node = rel.stripped();
    return node instanceof ApplyCall || node.getInputs().stream().anyMatch(HeavyBelow::test);
  }

  /** Whether a filter that sinks may meet more than projections, filters, sorts and a leaf. */
  static boolean isWorthwhile(RelNode rel) {
    RelNode node = rel.stripped();
    while (node instanceof Project || node instanceof Filter || node instanceof Sort) {
      node = node.getInput(0).stripped();
    }
    return !node.getInputs().isEmpty();
  }
}
