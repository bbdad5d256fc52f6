package io.dpl.compiler.lint;

import io.dpl.api.cluster.Bytes;
import io.dpl.api.diagnostic.Diagnostics;
import io.dpl.api.diagnostic.LintCode;
import io.dpl.compiler.optimize.RowEstimates;
import io.dpl.compiler.rel.LogicalPlan;
import io.dpl.compiler.rel.Repartition;
import io.dpl.compiler.scale.LightRow;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelVisitor;
import org.jspecify.annotations.Nullable;

/**
 * A REPARTITION that moves heavy rows and that the optimiser could not put before what made them.
 */
final class RepartitionAfterHeavy {

  private RepartitionAfterHeavy() {}

  static void check(LogicalPlan optimized, Diagnostics found) {
    RowEstimates estimates = new RowEstimates(optimized.shared());
    RelVisitor visitor =
        new RelVisitor() {
          @Override
          public void visit(RelNode node, int ordinal, @Nullable RelNode parent) {
            if (node instanceof Repartition repartition) {
              double bytes = estimates.rowBytes(repartition.getInput());
              if (bytes >= LightRow.MOST_BYTES) {
                found.warning(
                    LintCode.REPARTITION_AFTER_HEAVY,
                    repartition.spec().span(),
                    "REPARTITION moves rows of about "
                        + Bytes.print((long) bytes)
                        + " from node to node",
                    "write it before what makes the rows heavy, or BATCH in its place: heavy rows"
                        + " stay where they are");
              }
            }
            super.visit(node, ordinal, parent);
          }
        };
    optimized.shared().forEach(shared -> visitor.go(shared.rel()));
    optimized.sinks().forEach(sink -> visitor.go(sink.rel()));
  }
}
