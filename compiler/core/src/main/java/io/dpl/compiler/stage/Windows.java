package io.dpl.compiler.stage;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexShuttle;

/** What the window functions of an operator partition by. */
final class Windows {

  private Windows() {}

  /**
   * Columns that every window function partitions by; empty where there is none, or a key is no
   * column.
   */
  static List<Integer> commonKeys(RelNode rel) {
    List<List<Integer>> all = new ArrayList<>();
    rel.accept(
        new RexShuttle() {
          @Override
          public RexNode visitOver(RexOver over) {
            all.add(
                over.getWindow().partitionKeys.stream()
                    .filter(RexInputRef.class::isInstance)
                    .map(key -> ((RexInputRef) key).getIndex())
                    .toList());
            return over;
          }
        });
    if (all.isEmpty()) {
      return List.of();
    }
    List<Integer> common = new ArrayList<>(all.get(0));
    all.forEach(common::retainAll);
    return common;
  }
}
