package io.dpl.compiler.sql;

import io.dpl.api.plan.PlanNode;
import io.dpl.api.type.Schema;
import java.util.List;

/**
 * A relational stretch as SQL.
 *
 * @param steps at least one; each reads leaves and earlier steps by name
 * @param schema columns of the last step, their names made unique ({@link Names#of})
 */
public record FragmentSql(List<PlanNode.Fragment.Step> steps, Schema schema) {

  public FragmentSql {
    steps = List.copyOf(steps);
  }

  /** The whole as one statement, for people and tests. */
  public String text() {
    StringBuilder text = new StringBuilder("WITH ");
    for (PlanNode.Fragment.Step step : steps) {
      text.append(step == steps.get(0) ? "" : ",\n  ")
          .append(step.name())
          .append(" AS (")
          .append(step.sql())
          .append(')');
    }
    return text.append("\nSELECT * FROM ").append(steps.get(steps.size() - 1).name()).toString();
  }
}
