package io.dpl.compiler.stage;

import io.dpl.compiler.rel.TemplateAggregate;
import java.util.Locale;
import java.util.Set;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlAggFunction;

/** What is equal when a relational stretch runs again over the same rows. */
final class Repeatability {

  /** Equal for equal keys, whatever the order of the rows. */
  private static final Set<String> RANKS =
      Set.of("RANK", "DENSE_RANK", "PERCENT_RANK", "CUME_DIST");

  private Repeatability() {}

  /** Whether equal rows in equal order give equal rows: no RANDOM(), no SAMPLE without a seed. */
  static boolean isDeterministic(RelNode root) {
    return !Leaves.any(root, node -> holds(node, each -> !RexUtil.isDeterministic(each)));
  }

  /**
   * Whether the same rows in another order may give other rows: LIMIT (ties count), numbering
   * windows, aggregates that collect.
   */
  static boolean isOrderSensitive(RelNode root) {
    return Leaves.any(
        root,
        node ->
            (node instanceof Sort sort && (sort.fetch != null || sort.offset != null))
                || (node instanceof Aggregate aggregate
                    && aggregate.getAggCallList().stream().anyMatch(Repeatability::collects))
                || holds(node, each -> each instanceof RexOver over && numbers(over)));
  }

  private static boolean collects(AggregateCall call) {
    return call.getAggregation().requiresOrder();
  }

  /** Whether rows with equal keys get different numbers, or see different neighbours. */
  private static boolean numbers(RexOver over) {
    SqlAggFunction function = over.getAggOperator();
    boolean windowOnly =
        function instanceof TemplateAggregate own
            ? own.definition().windowOnly()
            : function.requiresOver();
    return !RANKS.contains(name(function))
        && (windowOnly || function.requiresOrder() || !over.getWindow().orderKeys.isEmpty());
  }

  private static String name(SqlAggFunction function) {
    return function.getName().toUpperCase(Locale.ROOT);
  }

  private static boolean holds(RelNode node, java.util.function.Predicate<RexNode> test) {
    boolean[] found = {false};
    node.accept(
        new RexShuttle() {
          @Override
          public RexNode visitOver(RexOver over) {
            found[0] |= test.test(over);
            return super.visitOver(over);
          }

          @Override
          public RexNode visitCall(org.apache.calcite.rex.RexCall call) {
            found[0] |= test.test(call);
            return super.visitCall(call);
          }
        });
    return found[0];
  }
}
