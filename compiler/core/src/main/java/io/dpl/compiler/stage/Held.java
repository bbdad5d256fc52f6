package io.dpl.compiler.stage;

import io.dpl.api.connector.SourceDescription;
import io.dpl.compiler.rel.SourceScan;
import io.dpl.compiler.sql.SplitAggregate;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.SetOp;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.core.Union;
import org.apache.calcite.rex.RexInputRef;

/**
 * Rows that relational operators hold at once, in bytes: what DuckDB keeps in memory, or on disk
 * beyond its limit.
 *
 * <pre>
 * sort, window, set operation: rows * (row + 16)      join: the smaller side's rows * (row + 32)
 * groups: groups * (row + 48); with an aggregate that keeps its values also rows * row</pre>
 *
 * <p>Groups are the whole numbers between least and greatest of a key where the source knows them,
 * otherwise a tenth of the rows, as in the estimates of rows; never more than the rows. Of the rows
 * before a filter at least half are taken to pass: a query whose limit is too low is slow, one
 * whose limit is too high costs nothing.
 */
final class Held {

  private static final double ROW = 16;
  private static final double BUILT_ROW = 32;
  private static final double GROUP = 48;
  private static final double GROUPS = 0.1;

  private Held() {}

  /** Adds what a node holds to the stage that runs it. */
  static void in(StageDraft stage, RelNode rel, Sizes sizes) {
    stage.heldBytes += bytes(rel, sizes);
    if (rel instanceof SourceScan scan) {
      SourceDescription source = scan.source().description();
      stage.sizeUnknown |= source.rows() == 0 && source.bytes() > 0;
    }
  }

  private static double bytes(RelNode rel, Sizes sizes) {
    if (rel instanceof Aggregate aggregate) {
      return aggregate(aggregate, sizes);
    }
    if (rel instanceof Join || rel instanceof Correlate) {
      return Math.min(
          rows(rel.getInput(0), BUILT_ROW, sizes), rows(rel.getInput(1), BUILT_ROW, sizes));
    }
    if (rel instanceof Sort sort) {
      double kept =
          sort.fetch == null ? sizes.carefulRows(sort.getInput()) : sizes.carefulRows(sort);
      boolean sorts = !sort.getCollation().getKeys().isEmpty();
      return sorts ? kept * (sizes.rowBytes(rel) + ROW) : 0;
    }
    if (rel instanceof SetOp operation) {
      boolean streams = rel instanceof Union && operation.all;
      return streams
          ? 0
          : rel.getInputs().stream().mapToDouble(input -> rows(input, GROUP, sizes)).sum();
    }
    boolean windows =
        (rel instanceof Project project && project.containsOver())
            || (rel instanceof Filter filter && filter.containsOver());
    return windows ? rows(rel.getInput(0), ROW, sizes) : 0;
  }

  private static double rows(RelNode rel, double more, Sizes sizes) {
    return sizes.carefulRows(rel) * (sizes.rowBytes(rel) + more);
  }

  private static double aggregate(Aggregate rel, Sizes sizes) {
    double input = sizes.carefulRows(rel.getInput());
    double product = 1;
    double most = input * GROUPS;
    for (int key : rel.getGroupSet()) {
      double known = values(rel.getInput(), key);
      double values = known > 0 ? known : input * GROUPS;
      product *= Math.max(1, values);
      most = Math.max(most, values);
    }
    double groups = Math.min(Math.min(input, product), Math.max(1, most));
    double states = groups * rel.getGroupSets().size() * (sizes.rowBytes(rel) + GROUP);
    return SplitAggregate.of(rel).isPresent()
        ? states
        : states + input * (sizes.rowBytes(rel.getInput()) + ROW);
  }

  /** Most different values of a whole-numbered column of a source, 0 where nothing is known. */
  private static double values(RelNode node, int column) {
    RelNode rel = node.stripped();
    if (rel instanceof Project project) {
      return project.getProjects().get(column) instanceof RexInputRef ref
          ? values(project.getInput(), ref.getIndex())
          : 0;
    }
    if (rel instanceof Filter || rel instanceof Sort) {
      return values(rel.getInput(0), column);
    }
    if (rel instanceof Join || rel instanceof Correlate) {
      int left = rel.getInput(0).getRowType().getFieldCount();
      return column < left
          ? values(rel.getInput(0), column)
          : rel.getInputs().size() < 2 ? 0 : values(rel.getInput(1), column - left);
    }
    if (!(rel instanceof SourceScan scan)) {
      return 0;
    }
    SourceDescription.ColumnStatistics known =
        scan.source().description().columns().get(scan.columns().get(column));
    boolean whole =
        known != null && known.min().matches("-?\\d{1,18}") && known.max().matches("-?\\d{1,18}");
    return whole ? (double) Long.parseLong(known.max()) - Long.parseLong(known.min()) + 2 : 0;
  }
}
