package io.dpl.compiler.optimize;

import io.dpl.compiler.rel.ApplyCall;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.RelOptRuleCall;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;

/**
 * The same call of the same values is made once.
 *
 * <p>Shape: {@code Call(f, a)(... Call(f, a)(x))} becomes a projection of the lower call's outputs,
 * where they are still there, whatever filters, projections, sorts and batches stand between. Only
 * deterministic calls whose results don't depend on the rows beside.
 */
final class MergeCalls extends Rewrite {

  MergeCalls() {
    super("MergeCalls", b -> b.operand(ApplyCall.class).anyInputs());
  }

  @Override
  public void onMatch(RelOptRuleCall match) {
    ApplyCall call = match.rel(0);
    RelNode input = call.getInput();
    if (!call.target().traits().deterministic() || !call.target().traits().batchInvariant()) {
      return;
    }
    Origins origins = new Origins();
    for (RelNode node : Chain.of(input, Origins::passes).nodes()) {
      if (node instanceof ApplyCall lower && isSame(call, lower, origins)) {
        List<Integer> outputs = outputs(input, lower, origins);
        if (outputs != null) {
          match.transformTo(reuse(call, outputs));
          return;
        }
      }
    }
  }

  private static boolean isSame(ApplyCall upper, ApplyCall lower, Origins origins) {
    if (!upper.target().name().equals(lower.target().name())
        || !upper.target().equals(lower.target())
        || upper.arguments().size() != lower.arguments().size()
        || (upper.guard() < 0) != (lower.guard() < 0)) {
      return false;
    }
    for (int i = 0; i < upper.arguments().size(); i++) {
      Object mine = origins.of(upper.getInput(), upper.arguments().get(i));
      if (!mine.equals(origins.of(lower.getInput(), lower.arguments().get(i)))) {
        return false;
      }
    }
    return upper.guard() < 0
        || origins
            .of(upper.getInput(), upper.guard())
            .equals(origins.of(lower.getInput(), lower.guard()));
  }

  /** Columns of a node that are the outputs of a call below, null where one is missing. */
  private static @org.jspecify.annotations.Nullable List<Integer> outputs(
      RelNode rel, ApplyCall lower, Origins origins) {
    List<Integer> found = new ArrayList<>();
    for (int output = 0; output < lower.outputs().size(); output++) {
      Object wanted = origins.of(lower, lower.firstOutput() + output);
      int at = -1;
      for (int i = 0; i < rel.getRowType().getFieldCount() && at < 0; i++) {
        at = origins.of(rel, i).equals(wanted) ? i : -1;
      }
      if (at < 0) {
        return null;
      }
      found.add(at);
    }
    return found;
  }

  private static RelNode reuse(ApplyCall call, List<Integer> outputs) {
    RexBuilder builder = call.getCluster().getRexBuilder();
    RelNode input = call.getInput();
    List<RexNode> items = new ArrayList<>(builder.identityProjects(input.getRowType()));
    outputs.forEach(output -> items.add(builder.makeInputRef(input, output)));
    return Projects.create(input, items, call.getRowType().getFieldNames());
  }
}
