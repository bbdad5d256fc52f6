package io.dpl.compiler.optimize;

import io.dpl.compiler.rel.ApplyCall;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.rex.RexVisitorImpl;
import org.apache.calcite.util.Util;

/** What stands below a node. */
final class HeavyBelow {

  private HeavyBelow() {}

  /** Whether a heavy function or a model runs somewhere below. */
  static boolean test(RelNode rel) {
    RelNode node = rel.stripped();
    return node instanceof ApplyCall || node.getInputs().stream().anyMatch(HeavyBelow::test);
  }

  /** Whether an expression asks a subquery that calls something: it must not be evaluated twice. */
  static boolean inSubquery(RexNode expression) {
    try {
      expression.accept(
          new RexVisitorImpl<Void>(true) {
            @Override
            public Void visitSubQuery(RexSubQuery query) {
              if (test(query.rel)) {
                throw Util.FoundOne.NULL;
              }
              return super.visitSubQuery(query);
            }
          });
      return false;
    } catch (Util.FoundOne found) {
      return true;
    }
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
