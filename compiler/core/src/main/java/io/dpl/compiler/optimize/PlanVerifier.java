package io.dpl.compiler.optimize;

import io.dpl.compiler.rel.ApplyCall;
import io.dpl.compiler.rel.Repartition;
import io.dpl.compiler.rel.Unnest;
import io.dpl.compiler.sql.Names;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.util.Litmus;

/**
 * Checks a plan after each phase; what it finds is our bug, never the user's.
 *
 * <p>Same columns with the same names and types as before, hidden ones too; every reference in
 * range and of the type it claims; no call made more often than before.
 */
final class PlanVerifier {

  private PlanVerifier() {}

  static void verify(String phase, RelNode before, RelNode after) {
    if (!Names.of(before.getRowType()).equals(Names.of(after.getRowType()))
        || !RowTypes.same(before.getRowType(), after.getRowType())) {
      throw broken(
          phase, "columns were " + before.getRowType() + ", are " + after.getRowType(), after);
    }
    verifyNode(phase, after);
    List<String> more = callsMore(before, after);
    if (!more.isEmpty()) {
      throw broken(phase, "more calls than before of " + more, after);
    }
  }

  /** The calls that a plan makes more often than another. */
  static List<String> callsMore(RelNode before, RelNode after) {
    Map<String, Integer> calls = new HashMap<>();
    count(before, 1, calls);
    count(after, -1, calls);
    return calls.entrySet().stream()
        .filter(call -> call.getValue() < 0)
        .map(Map.Entry::getKey)
        .toList();
  }

  private static void verifyNode(String phase, RelNode rel) {
    if (rel instanceof ApplyCall call) {
      RelDataType row = call.getInput().getRowType();
      check(phase, rel, call.arguments().stream().allMatch(i -> i >= 0 && i < row.getFieldCount()));
      check(phase, rel, call.guard() < 0 || isBoolean(row, call.guard()));
    } else if (rel instanceof Unnest unnest) {
      RelDataType row = unnest.getInput().getRowType();
      check(
          phase,
          rel,
          unnest.lists().stream()
              .allMatch(i -> row.getFieldList().get(i).getType().getComponentType() != null));
    } else if (rel instanceof Repartition repartition) {
      int width = rel.getRowType().getFieldCount();
      check(phase, rel, repartition.spec().keys().stream().allMatch(i -> i >= 0 && i < width));
    } else if (rel instanceof Aggregate aggregate) {
      int width = aggregate.getInput().getRowType().getFieldCount();
      check(phase, rel, aggregate.getGroupSet().length() <= width);
      check(
          phase,
          rel,
          aggregate.getAggCallList().stream()
              .allMatch(call -> call.getArgList().stream().allMatch(i -> i < width)));
    } else if (!rel.isValid(Litmus.IGNORE, null)) {
      throw broken(phase, "a node is not valid: " + rel.getRelTypeName(), rel);
    }
    rel.getInputs().forEach(input -> verifyNode(phase, input));
  }

  private static boolean isBoolean(RelDataType row, int column) {
    List<RelDataTypeField> fields = row.getFieldList();
    return column < fields.size()
        && fields.get(column).getType().getSqlTypeName() == SqlTypeName.BOOLEAN;
  }

  private static void check(String phase, RelNode rel, boolean holds) {
    if (!holds) {
      throw broken(phase, "a reference is out of range in " + rel.getRelTypeName(), rel);
    }
  }

  private static void count(RelNode rel, int step, Map<String, Integer> calls) {
    if (rel instanceof ApplyCall call) {
      calls.merge(call.target().name() + " at " + call.span(), step, Integer::sum);
    }
    rel.getInputs().forEach(input -> count(input, step, calls));
    rel.accept(
        new RexShuttle() {
          @Override
          public RexNode visitSubQuery(RexSubQuery query) {
            count(query.rel, step, calls);
            return super.visitSubQuery(query);
          }
        });
  }

  private static IllegalStateException broken(String phase, String what, RelNode rel) {
    return new IllegalStateException(
        "phase " + phase + ": " + what + "\n" + RelOptUtil.toString(rel));
  }
}
