package io.dpl.compiler.optimize;

import io.dpl.compiler.rel.ApplyCall;
import io.dpl.compiler.rel.Batch;
import io.dpl.compiler.rel.Repartition;
import java.math.BigDecimal;
import java.util.Objects;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.core.Values;
import org.apache.calcite.rex.RexLiteral;

/** How many rows a plan gives at most, whatever the data. */
final class RowBound {

  private RowBound() {}

  /** The bound, {@link Long#MAX_VALUE} where there is none. */
  static long of(RelNode rel) {
    RelNode node = rel.stripped();
    if (node instanceof Values values) {
      return values.getTuples().size();
    }
    if (node instanceof Aggregate aggregate && aggregate.getGroupSet().isEmpty()) {
      return 1;
    }
    if (node instanceof Sort sort) {
      long input = of(sort.getInput());
      return sort.fetch instanceof RexLiteral fetch ? Math.min(input, constant(fetch)) : input;
    }
    boolean passes =
        node instanceof Filter
            || node instanceof Project
            || node instanceof ApplyCall
            || node instanceof Batch
            || node instanceof Repartition;
    return passes ? of(node.getInput(0)) : Long.MAX_VALUE;
  }

  /** A LIMIT or OFFSET. */
  static long constant(RexLiteral literal) {
    return Objects.requireNonNull(literal.getValueAs(BigDecimal.class)).longValue();
  }
}
