package io.dpl.compiler.bind;

import io.dpl.api.diagnostic.Diagnostic;
import io.dpl.compiler.rel.LogicalPlan;
import io.dpl.compiler.rel.Settings;
import java.util.List;
import org.apache.calcite.plan.RelOptCluster;

/**
 * A script with all names and types known.
 *
 * @param warnings what is not wrong but worth a look, sorted by place
 * @param settings as they stand at the end of the script
 * @param cluster the place of the plan's types and expressions
 */
public record Bound(
    LogicalPlan plan, List<Diagnostic> warnings, Settings settings, RelOptCluster cluster) {

  public Bound {
    warnings = List.copyOf(warnings);
  }
}
