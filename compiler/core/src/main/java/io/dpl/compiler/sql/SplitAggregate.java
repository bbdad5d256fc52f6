package io.dpl.compiler.sql;

import io.dpl.api.diagnostic.Span;
import io.dpl.api.function.Traits;
import io.dpl.compiler.rel.TemplateOperator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.calcite.rel.RelCollations;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.logical.LogicalAggregate;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.util.ImmutableBitSet;

/**
 * An aggregation in two phases: a partial one below an exchange and its completion above.
 *
 * <p>Shape: {@code whole(input)} becomes {@code complete(exchange(partial(input)))}; the columns of
 * the partial one are the group's keys, then what each call needs between the phases.
 */
public final class SplitAggregate {

  private final Aggregate whole;
  private final List<CallParts> calls;
  private final RelNode partial;

  private SplitAggregate(Aggregate whole, List<CallParts> calls) {
    this.whole = whole;
    this.calls = calls;
    this.partial = partialOf(whole, calls);
  }

  /** Empty where one call can't be split: DISTINCT, ORDER BY inside, GROUPING SETS, medians. */
  public static Optional<SplitAggregate> of(Aggregate whole) {
    if (whole.getGroupType() != Aggregate.Group.SIMPLE) {
      return Optional.empty();
    }
    List<CallParts> calls = new ArrayList<>();
    for (AggregateCall call : whole.getAggCallList()) {
      Optional<CallParts> parts = CallParts.of(whole, call);
      if (parts.isEmpty()) {
        return Optional.empty();
      }
      calls.add(parts.get());
    }
    return Optional.of(new SplitAggregate(whole, calls));
  }

  /** The first phase, over the input of the whole. */
  public RelNode partial() {
    return partial;
  }

  /** Number of the group's keys, the first columns of the partial rows. */
  public int keys() {
    return whole.getGroupCount();
  }

  /**
   * The second phase.
   *
   * @param rows partial rows, those of one group together
   */
  public RelNode complete(RelNode rows) {
    RexBuilder rex = whole.getCluster().getRexBuilder();
    List<AggregateCall> merges = new ArrayList<>();
    int column = keys();
    for (CallParts parts : calls) {
      for (CallParts.Part part : parts.parts()) {
        List<Integer> arguments =
            part.merge().getKind() == SqlKind.LITERAL_AGG ? List.of() : List.of(column);
        merges.add(aggregate(part.merge(), parts.call(), arguments, -1, part, "m" + column));
        column++;
      }
    }
    ImmutableBitSet group = ImmutableBitSet.range(keys());
    RelNode merged = LogicalAggregate.create(rows, List.of(), group, null, merges);
    List<RexNode> items = new ArrayList<>();
    IntStream.range(0, keys()).forEach(key -> items.add(rex.makeInputRef(merged, key)));
    int next = keys();
    for (int i = 0; i < calls.size(); i++) {
      List<RexNode> columns = new ArrayList<>();
      for (CallParts.Part ignored : calls.get(i).parts()) {
        columns.add(rex.makeInputRef(merged, next++));
      }
      RelDataTypeField field = whole.getRowType().getFieldList().get(keys() + i);
      items.add(last(rex, calls.get(i), field, columns));
    }
    return LogicalProject.create(
        merged, List.of(), items, whole.getRowType().getFieldNames(), Set.of());
  }

  private static RexNode last(
      RexBuilder rex, CallParts parts, RelDataTypeField field, List<RexNode> columns) {
    if (parts.last().equals("{0}") && columns.get(0).getType().equals(field.getType())) {
      return columns.get(0);
    }
    String name = parts.call().getAggregation().getName();
    return rex.makeCall(
        field.getType(),
        new TemplateOperator(
            name + " last",
            SqlKind.OTHER_FUNCTION,
            parts.last(),
            field.getType(),
            Traits.PURE,
            name,
            Span.NONE),
        columns);
  }

  private static RelNode partialOf(Aggregate whole, List<CallParts> calls) {
    List<AggregateCall> partials = new ArrayList<>();
    for (CallParts parts : calls) {
      for (CallParts.Part part : parts.parts()) {
        AggregateCall call = parts.call();
        String name = "p" + (whole.getGroupCount() + partials.size());
        partials.add(
            aggregate(part.partial(), call, call.getArgList(), call.filterArg, part, name));
      }
    }
    return LogicalAggregate.create(
        whole.getInput(), List.of(), whole.getGroupSet(), null, partials);
  }

  private static AggregateCall aggregate(
      SqlAggFunction function,
      AggregateCall call,
      List<Integer> arguments,
      int filter,
      CallParts.Part part,
      String name) {
    return AggregateCall.create(
        function,
        false,
        call.isApproximate(),
        call.ignoreNulls(),
        call.rexList,
        arguments,
        filter,
        null,
        RelCollations.EMPTY,
        part.type(),
        name);
  }
}
