package io.dpl.compiler.optimize;

import static org.assertj.core.api.Assertions.assertThat;

import io.dpl.compiler.Plans;
import java.util.List;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.rel.RelNode;

/** What one rule makes of a plan: {@code assertRule(rule).on(plan).matches(text)}. */
final class RuleAssert {

  private final List<RelOptRule> rules;
  private RelNode plan;

  private RuleAssert(RelOptRule... rules) {
    this.rules = List.of(rules);
  }

  static RuleAssert assertRule(RelOptRule... rules) {
    return new RuleAssert(rules);
  }

  RuleAssert on(RelNode before) {
    plan = before;
    return this;
  }

  /** The plan's text afterwards; it must also pass the verifier. */
  void matches(String text) {
    RelNode after = Phase.apply(plan, rules);
    assertThat(Plans.text(after)).isEqualTo(text.strip());
    assertThat(RowTypes.same(plan.getRowType(), after.getRowType())).isTrue();
  }

  void changesNothing() {
    assertThat(Plans.text(Phase.apply(plan, rules))).isEqualTo(Plans.text(plan));
  }
}
