package io.dpl.compiler.optimize;

import io.dpl.compiler.rel.ApplyCall;
import io.dpl.compiler.rel.LogicalPlan;
import io.dpl.compiler.rel.SharedScan;
import io.dpl.compiler.rel.SourceScan;
import io.dpl.compiler.rel.Unnest;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Intersect;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinInfo;
import org.apache.calcite.rel.core.Minus;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.core.Union;
import org.apache.calcite.rel.core.Values;
import org.apache.calcite.rex.RexLiteral;

/**
 * How many rows of how many bytes a node gives: from the statistics of sources and what functions
 * and models declare, by rules of thumb in between ({@link Selectivity}; an equality join gives as
 * many rows as its larger side, GROUP BY a tenth, UNNEST ten a list).
 *
 * <p>Units: bytes in Arrow, uncompressed. Used by one thread.
 */
public final class RowEstimates {

  private static final double GROUPS = 0.1;
  private static final double SEMI = 0.5;
  private static final double ANY_CONDITION = 0.1;
  private static final double ELEMENTS = 10;

  private final Map<String, RelNode> shared = new HashMap<>();
  private final Map<RelNode, Double> rows = new IdentityHashMap<>();
  private final ColumnBytes columns;
  private final double leastKept;

  /**
   * The likeliest.
   *
   * @param plans where shared plans are looked up
   */
  public RowEstimates(List<LogicalPlan.Shared> plans) {
    this(plans, 0);
  }

  /**
   * Those of somebody who has to have room for the rows.
   *
   * @param leastKept share of its rows that a filter keeps at least, whatever its condition: the
   *     guesses of several conditions multiply, and so do their errors
   */
  public RowEstimates(List<LogicalPlan.Shared> plans, double leastKept) {
    this.leastKept = leastKept;
    plans.forEach(plan -> shared.put(plan.name(), plan.rel()));
    this.columns = new ColumnBytes(shared);
  }

  /** Rows out, not less than 0. */
  public double rows(RelNode node) {
    RelNode rel = node.stripped();
    Double known = rows.get(rel);
    if (known == null) {
      known = compute(rel);
      rows.put(rel, known);
    }
    return known;
  }

  /** Bytes of a row, all columns. */
  public double rowBytes(RelNode rel) {
    double sum = 0;
    for (int i = 0; i < rel.getRowType().getFieldCount(); i++) {
      sum += columnBytes(rel, i);
    }
    return sum;
  }

  /** Bytes of one column's value. */
  public double columnBytes(RelNode rel, int column) {
    return columns.of(rel, column);
  }

  /** Rows times bytes. */
  public double bytes(RelNode rel) {
    return rows(rel) * rowBytes(rel);
  }

  private double compute(RelNode rel) {
    if (rel instanceof SourceScan scan) {
      return scan.source().description().rows();
    }
    if (rel instanceof SharedScan scan) {
      RelNode plan = shared.get(scan.name());
      return plan == null ? scan.estimateRowCount(rel.getCluster().getMetadataQuery()) : rows(plan);
    }
    if (rel instanceof Values values) {
      return values.getTuples().size();
    }
    if (rel instanceof Filter filter) {
      return rows(filter.getInput()) * Math.max(leastKept, Selectivity.of(filter.getCondition()));
    }
    if (rel instanceof Join join) {
      return join(join);
    }
    if (rel instanceof Correlate correlate) {
      double left = rows(correlate.getLeft());
      return correlate.getJoinType().projectsRight()
          ? left * rows(correlate.getRight())
          : left * SEMI;
    }
    if (rel instanceof Aggregate aggregate) {
      double input = rows(aggregate.getInput());
      return aggregate.getGroupSet().isEmpty()
          ? 1
          : Math.max(Math.min(1, input), input * GROUPS) * aggregate.getGroupSets().size();
    }
    if (rel instanceof Sort sort) {
      double input = rows(sort.getInput());
      double kept = sort.offset == null ? input : Math.max(0, input - constant(sort.offset));
      return sort.fetch == null ? kept : Math.min(kept, constant(sort.fetch));
    }
    if (rel instanceof Unnest) {
      return rows(rel.getInput(0)) * ELEMENTS;
    }
    if (rel instanceof Union union) {
      return union.getInputs().stream().mapToDouble(this::rows).sum();
    }
    if (rel instanceof Intersect) {
      return rel.getInputs().stream().mapToDouble(this::rows).min().orElse(0);
    }
    if (rel instanceof Minus || rel instanceof ApplyCall || rel.getInputs().size() == 1) {
      return rows(rel.getInput(0));
    }
    throw new IllegalStateException("no estimate for " + rel.getRelTypeName());
  }

  private double join(Join join) {
    double left = rows(join.getLeft());
    double right = rows(join.getRight());
    JoinInfo info = join.analyzeCondition();
    double inner =
        join.getCondition().isAlwaysTrue()
            ? left * right
            : info.leftKeys.isEmpty()
                ? left * right * ANY_CONDITION
                : Math.min(left, right) == 0 ? 0 : Math.max(left, right);
    return switch (join.getJoinType()) {
      case SEMI, ANTI -> left * SEMI;
      case LEFT -> Math.max(left, inner);
      case RIGHT -> Math.max(right, inner);
      case FULL -> Math.max(left + right, inner);
      default -> inner;
    };
  }

  private static double constant(org.apache.calcite.rex.RexNode node) {
    return node instanceof RexLiteral literal ? RowBound.constant(literal) : 0;
  }
}
