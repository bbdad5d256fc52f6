package io.dpl.compiler.stage;

import io.dpl.compiler.optimize.RowEstimates;
import io.dpl.compiler.rel.LogicalPlan;
import java.util.List;
import org.apache.calcite.rel.RelNode;

/** Estimated rows and bytes at the nodes of one plan. */
final class Sizes {

  private final RowEstimates estimates;

  Sizes(LogicalPlan plan) {
    this.estimates = new RowEstimates(plan.shared());
  }

  double rows(RelNode rel) {
    return estimates.rows(rel);
  }

  double rowBytes(RelNode rel) {
    return estimates.rowBytes(rel);
  }

  /** Bytes a row of some columns. */
  double rowBytes(RelNode rel, List<Integer> columns) {
    return columns.stream().mapToDouble(column -> estimates.columnBytes(rel, column)).sum();
  }
}
