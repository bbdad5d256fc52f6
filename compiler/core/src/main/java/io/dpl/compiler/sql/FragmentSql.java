package io.dpl.compiler.sql;

import io.dpl.api.plan.PlanNode;
import io.dpl.api.type.Schema;
import java.util.List;
import java.util.stream.Collectors;

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
    String all =
        steps.stream()
            .map(step -> step.name() + " AS (" + step.sql() + ")")
            .collect(Collectors.joining(",\n  ", "WITH ", "\n"));
    return all + "SELECT * FROM " + steps.get(steps.size() - 1).name();
  }
}
