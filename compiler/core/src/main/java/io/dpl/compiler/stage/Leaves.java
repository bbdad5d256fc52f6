package io.dpl.compiler.stage;

import io.dpl.compiler.rel.SourceScan;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;

/** Walks relational stretches, the plans inside subqueries included. */
final class Leaves {

  private Leaves() {}

  /** The leaves that a fragment reads, each once. */
  static List<RelNode> of(RelNode root) {
    List<RelNode> found = new ArrayList<>();
    Set<RelNode> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    visit(
        root,
        node -> {
          if ((node instanceof StageLeaf || node instanceof SourceScan) && seen.add(node)) {
            found.add(node);
          }
        });
    return found;
  }

  /** Whether a node of the stretch fits. */
  static boolean any(RelNode root, Predicate<RelNode> wanted) {
    boolean[] found = {false};
    visit(root, node -> found[0] |= wanted.test(node));
    return found[0];
  }

  /** Whether an expression of the node has a subquery. */
  static boolean hasSubquery(RelNode node) {
    return !subqueries(node).isEmpty();
  }

  /** The subqueries in the expressions of a node. */
  static List<RexSubQuery> subqueries(RelNode node) {
    List<RexSubQuery> found = new ArrayList<>();
    node.accept(
        new RexShuttle() {
          @Override
          public RexNode visitSubQuery(RexSubQuery subquery) {
            found.add(subquery);
            return super.visitSubQuery(subquery);
          }
        });
    return found;
  }

  /** The node with the plans of its subqueries changed. */
  static RelNode mapSubqueries(RelNode node, UnaryOperator<RelNode> change) {
    return node.accept(
        new RexShuttle() {
          @Override
          public RexNode visitSubQuery(RexSubQuery subquery) {
            RexSubQuery inner = (RexSubQuery) super.visitSubQuery(subquery);
            return inner.clone(change.apply(inner.rel));
          }
        });
  }

  /** The plan with nodes replaced from the top down; what is replaced is not entered. */
  static RelNode replace(RelNode root, UnaryOperator<RelNode> change) {
    RelNode changed = change.apply(root);
    if (changed != root) {
      return changed;
    }
    RelNode inner = hasSubquery(root) ? mapSubqueries(root, rel -> replace(rel, change)) : root;
    List<RelNode> inputs = inner.getInputs().stream().map(input -> replace(input, change)).toList();
    return inputs.equals(inner.getInputs()) ? inner : inner.copy(inner.getTraitSet(), inputs);
  }

  /** Whether an expression reads a row of an outer plan. */
  static boolean isCorrelated(RelNode root) {
    return any(root, node -> !org.apache.calcite.plan.RelOptUtil.getVariablesUsed(node).isEmpty());
  }

  private static void visit(RelNode root, java.util.function.Consumer<RelNode> visitor) {
    visitor.accept(root);
    subqueries(root).forEach(subquery -> visit(subquery.rel, visitor));
    root.getInputs().forEach(input -> visit(input, visitor));
  }
}
