package io.dpl.compiler.sql;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rex.RexFieldCollation;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexWindow;
import org.apache.calcite.rex.RexWindowBound;
import org.apache.calcite.rex.RexWindowExclusion;

/** Window functions: the call, PARTITION BY, ORDER BY with explicit NULLs, the frame. */
final class WindowWriter {

  private final ExpressionWriter expressions;
  private final Literals literals;

  WindowWriter(ExpressionWriter expressions, Literals literals) {
    this.expressions = expressions;
    this.literals = literals;
  }

  String write(RexOver over) {
    RexWindow window = over.getWindow();
    String call =
        AggregateCalls.call(
            AggregateCalls.template(over.getAggOperator()),
            expressions.write(over.getOperands()),
            over.isDistinct(),
            over.ignoreNulls() ? " IGNORE NULLS" : "");
    List<String> parts = new ArrayList<>();
    if (!window.partitionKeys.isEmpty()) {
      parts.add("PARTITION BY " + String.join(", ", expressions.write(window.partitionKeys)));
    }
    if (!window.orderKeys.isEmpty()) {
      parts.add("ORDER BY " + String.join(", ", window.orderKeys.stream().map(this::key).toList()));
    }
    String frame = frame(window);
    if (!frame.isEmpty()) {
      parts.add(frame);
    }
    return literals.cast(call + " OVER (" + String.join(" ", parts) + ")", over.getType());
  }

  private String key(RexFieldCollation key) {
    return Ordering.item(
        expressions.write(key.left), key.getDirection().isDescending(), key.getNullDirection());
  }

  /** The frame, empty where it is DuckDB's default. */
  private String frame(RexWindow window) {
    RexWindowBound low = window.getLowerBound();
    RexWindowBound high = window.getUpperBound();
    boolean whole = low.isUnbounded() && high.isUnbounded();
    boolean running = low.isUnbounded() && high.isCurrentRow() && !window.isRows();
    String exclude =
        window.getExclude() == RexWindowExclusion.EXCLUDE_NO_OTHER
            ? ""
            : " " + window.getExclude().toString();
    if (exclude.isEmpty() && (window.orderKeys.isEmpty() ? whole : running)) {
      return "";
    }
    return (window.isRows() ? "ROWS" : "RANGE")
        + " BETWEEN "
        + bound(low)
        + " AND "
        + bound(high)
        + exclude;
  }

  private String bound(RexWindowBound bound) {
    if (bound.isCurrentRow()) {
      return "CURRENT ROW";
    }
    String side = bound.isPreceding() ? " PRECEDING" : " FOLLOWING";
    return bound.isUnbounded()
        ? "UNBOUNDED" + side
        : expressions.write(java.util.Objects.requireNonNull(bound.getOffset())) + side;
  }
}
