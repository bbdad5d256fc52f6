package io.dpl.compiler.optimize;

import io.dpl.compiler.rel.TemplateAggregate;
import java.util.Set;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.sql.SqlKind;

/**
 * Whether a subquery for one value is NULL where it finds no row: only then can a left join stand
 * for it. COUNT is 0 there, COALESCE(SUM(x), 0) too.
 */
final class EmptyGroups {

  private static final Set<String> NULL_OF_NOTHING =
      Set.of(
          "sum",
          "min",
          "max",
          "avg",
          "median",
          "first",
          "last",
          "any_value",
          "string_agg",
          "list",
          "mode",
          "bool_and",
          "bool_or",
          "arg_min",
          "arg_max",
          "quantile_cont",
          "stddev_samp");

  private EmptyGroups() {}

  static boolean giveNull(RexSubQuery query) {
    if (query.getKind() != SqlKind.SCALAR_QUERY) {
      return query.getKind() != SqlKind.ARRAY_QUERY_CONSTRUCTOR;
    }
    RelNode rel = query.rel;
    boolean bare = true;
    while (rel instanceof Project project) {
      bare &= project.getProjects().stream().allMatch(RexInputRef.class::isInstance);
      rel = project.getInput();
    }
    return !(rel instanceof Aggregate aggregate)
        || !aggregate.getGroupSet().isEmpty()
        || (bare && aggregate.getAggCallList().stream().allMatch(EmptyGroups::isNull));
  }

  private static boolean isNull(AggregateCall call) {
    if (call.getAggregation() instanceof TemplateAggregate template) {
      String whole = template.definition().whole();
      return NULL_OF_NOTHING.contains(whole.substring(0, Math.max(0, whole.indexOf('('))));
    }
    return call.getAggregation().getKind() == SqlKind.MIN
        || call.getAggregation().getKind() == SqlKind.MAX
        || call.getAggregation().getKind() == SqlKind.SUM;
  }
}
