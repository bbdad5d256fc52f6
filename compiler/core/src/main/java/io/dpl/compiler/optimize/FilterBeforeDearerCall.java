package io.dpl.compiler.optimize;

import io.dpl.compiler.rel.ApplyCall;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.apache.calcite.plan.RelOptRuleCall;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.util.ImmutableBitSet;

/**
 * What a filter reads is computed first, what it doesn't only for the rows that are left.
 *
 * <p>Shape: {@code Filter(c)(A(B(x)))} becomes {@code Project(B(Filter(c)(A(x))))} where neither A
 * nor c reads what B gives, and B depends on one row only.
 */
final class FilterBeforeDearerCall extends Rewrite {

  FilterBeforeDearerCall() {
    super(
        "FilterBeforeDearerCall",
        b ->
            b.operand(Filter.class)
                .oneInput(
                    c ->
                        c.operand(ApplyCall.class)
                            .oneInput(d -> d.operand(ApplyCall.class).anyInputs())));
  }

  @Override
  public void onMatch(RelOptRuleCall match) {
    Filter filter = match.rel(0);
    ApplyCall first = match.rel(1);
    ApplyCall second = match.rel(2);
    int width = second.firstOutput();
    int added = second.outputs().size();
    int outputs = first.outputs().size();
    ImmutableBitSet made = ImmutableBitSet.range(width, width + added);
    boolean independent =
        first.arguments().stream().noneMatch(made::get)
            && (first.guard() < 0 || !made.get(first.guard()))
            && !RelOptUtil.InputFinder.bits(filter.getCondition()).intersects(made)
            && RelOptUtil.InputFinder.bits(filter.getCondition()).length() > width
            && filter.getVariablesSet().isEmpty()
            && second.target().traits().batchInvariant()
            && first.target().traits().batchInvariant();
    if (!independent) {
      return;
    }
    ApplyCall a =
        ApplyCall.create(
            second.getInput(),
            first.target(),
            first.arguments(),
            first.guard(),
            first.outputs(),
            first.span());
    RexNode condition = moved(filter.getCondition(), i -> i < width ? i : i - added);
    ApplyCall b =
        ApplyCall.create(
            LogicalFilter.create(a, condition),
            second.target(),
            second.arguments(),
            second.guard(),
            second.outputs(),
            second.span());
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < width + added + outputs; i++) {
      order.add(i < width ? i : i < width + added ? i + outputs : i - added);
    }
    match.transformTo(project(b, order, filter.getRowType().getFieldNames()));
  }

  private static RexNode moved(RexNode condition, IntUnaryOperator place) {
    return condition.accept(
        new RexShuttle() {
          @Override
          public RexNode visitInputRef(RexInputRef ref) {
            return new RexInputRef(place.applyAsInt(ref.getIndex()), ref.getType());
          }
        });
  }

  private static RelNode project(RelNode input, List<Integer> order, List<String> names) {
    RexBuilder builder = input.getCluster().getRexBuilder();
    List<RexNode> items = new ArrayList<>();
    order.forEach(i -> items.add(builder.makeInputRef(input, i)));
    return Projects.create(input, items, names);
  }
}
