package io.dpl.compiler.optimize;

import org.apache.calcite.plan.RelOptRuleCall;
import org.apache.calcite.rel.core.Sort;

/**
 * A sort by what the rows are sorted by already, or of rows that are sorted anew, disappears.
 *
 * <p>Shape: {@code Sort(k)(Sort(k, limit)(x))} becomes {@code Sort(k, limit)(x)}; {@code
 * Sort(k)(Sort(j)(x))} becomes {@code Sort(k)(x)} where the lower one has no limit and the upper
 * one has keys.
 */
final class RemoveRepeatedSort extends Rewrite {

  RemoveRepeatedSort() {
    super(
        "RemoveRepeatedSort",
        b -> b.operand(Sort.class).oneInput(c -> c.operand(Sort.class).anyInputs()));
  }

  @Override
  public void onMatch(RelOptRuleCall match) {
    Sort upper = match.rel(0);
    Sort lower = match.rel(1);
    boolean upperOnlySorts = upper.fetch == null && upper.offset == null;
    boolean lowerOnlySorts = lower.fetch == null && lower.offset == null;
    if (upperOnlySorts && upper.getCollation().equals(lower.getCollation())) {
      match.transformTo(lower);
    } else if (lowerOnlySorts && !upper.getCollation().getFieldCollations().isEmpty()) {
      match.transformTo(
          upper.copy(
              upper.getTraitSet(),
              lower.getInput(),
              upper.getCollation(),
              upper.offset,
              upper.fetch));
    }
  }
}
