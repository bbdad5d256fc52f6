package io.dpl.compiler.sql;

import io.dpl.api.function.SqlAggregate;
import io.dpl.compiler.rel.Clusters;
import io.dpl.compiler.rel.TemplateAggregate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rex.RexLiteral;

/**
 * Separators and quantiles must be constants in DuckDB's call, and so must not travel as a column:
 * behind an exchange nobody knows that it is one.
 *
 * <p>Shape: {@code string_agg(s, c)} over {@code Project(s, c = '-')} becomes {@code string_agg(s,
 * '-')}.
 */
public final class AggregateConstants {

  private AggregateConstants() {}

  /** The aggregation with constants in its calls, empty where there is nothing to do. */
  public static Optional<Aggregate> inline(Aggregate aggregate) {
    List<AggregateCall> calls =
        aggregate.getAggCallList().stream().map(call -> inline(aggregate, call)).toList();
    return calls.equals(aggregate.getAggCallList())
        ? Optional.empty()
        : Optional.of(
            aggregate.copy(
                aggregate.getTraitSet(),
                aggregate.getInput(),
                aggregate.getGroupSet(),
                aggregate.getGroupSets(),
                calls));
  }

  private static AggregateCall inline(Aggregate aggregate, AggregateCall call) {
    if (!(call.getAggregation() instanceof TemplateAggregate template)) {
      return call;
    }
    List<String> operands = new ArrayList<>();
    List<Integer> left = new ArrayList<>();
    Literals literals = new Literals(Clusters.types(aggregate.getCluster()));
    for (int argument : call.getArgList()) {
      RexLiteral constant =
          operands.isEmpty() ? null : Constants.of(aggregate.getInput(), argument);
      if (constant == null) {
        operands.add("{" + left.size() + "}");
        left.add(argument);
      } else {
        operands.add(literals.write(constant));
      }
    }
    return left.size() == call.getArgList().size()
        ? call
        : AggregateCall.create(
            new TemplateAggregate(
                filled(template.definition(), operands), call.getType(), template.span()),
            call.isDistinct(),
            call.isApproximate(),
            call.ignoreNulls(),
            call.rexList,
            left,
            call.filterArg,
            call.distinctKeys,
            call.getCollation(),
            call.getType(),
            call.getName());
  }

  /** Whole only: its signatures no longer tell the types of the columns between two phases. */
  private static SqlAggregate filled(SqlAggregate definition, List<String> operands) {
    return new SqlAggregate(
        definition.signatures(),
        Templates.fill(definition.whole(), operands),
        List.of(),
        List.of(),
        List.of(),
        "",
        definition.orderSensitive(),
        definition.windowOnly(),
        definition.traits(),
        definition.doc());
  }
}
