package io.dpl.compiler.stage;

import io.dpl.compiler.optimize.RowEstimates;
import io.dpl.compiler.rel.LogicalPlan;
import java.util.List;
import org.apache.calcite.rel.RelNode;

/** Estimated rows and bytes at the nodes of one plan. */
final class Sizes {

  /** Of the rows before it, what a filter is taken to keep at least where memory is planned. */
  private static final double LEAST_KEPT = 0.5;

  private final RowEstimates estimates;
  private final RowEstimates careful;

  Sizes(LogicalPlan plan) {
    this.estimates = new RowEstimates(plan.shared());
    this.careful = new RowEstimates(plan.shared(), LEAST_KEPT);
  }

  double rows(RelNode rel) {
    return estimates.rows(rel);
  }

  /** Rows that there should be room for. */
  double carefulRows(RelNode rel) {
    return careful.rows(rel);
  }

  double rowBytes(RelNode rel) {
    return estimates.rowBytes(rel);
  }

  /** Bytes a row of some columns. */
  double rowBytes(RelNode rel, List<Integer> columns) {
    return columns.stream().mapToDouble(column -> estimates.columnBytes(rel, column)).sum();
  }
}
