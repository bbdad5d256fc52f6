package io.dpl.compiler.sql;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;

/** How often the statement will name each leaf, subqueries included. */
final class LeafUses {

  private final Set<RelNode> leaves;
  private final Map<RelNode, Integer> uses = new IdentityHashMap<>();
  private final Set<RelNode> seen = Collections.newSetFromMap(new IdentityHashMap<>());

  LeafUses(Set<RelNode> leaves) {
    this.leaves = leaves;
  }

  int of(RelNode leaf) {
    return uses.getOrDefault(leaf, 0);
  }

  void count(RelNode rel) {
    if (leaves.contains(rel)) {
      uses.merge(rel, 1, Integer::sum);
      return;
    }
    if (!seen.add(rel)) {
      return;
    }
    rel.getInputs().forEach(this::count);
    rel.accept(
        new RexShuttle() {
          @Override
          public RexNode visitSubQuery(RexSubQuery query) {
            count(query.rel);
            return super.visitSubQuery(query);
          }
        });
  }
}
