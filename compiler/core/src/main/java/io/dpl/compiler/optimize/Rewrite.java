package io.dpl.compiler.optimize;

import org.apache.calcite.plan.RelRule;
import org.apache.calcite.tools.RelBuilderFactory;

/**
 * Base of our rules: the name is the class's, the operands are given to the constructor, nothing
 * else can be configured.
 */
abstract class Rewrite extends RelRule<Rewrite.Config> {

  Rewrite(String name, OperandTransform operands) {
    super(new Config(name, operands));
  }

  /** What Calcite wants to know of a rule. */
  record Config(String description, OperandTransform operandSupplier) implements RelRule.Config {

    @Override
    public org.apache.calcite.plan.RelOptRule toRule() {
      throw new UnsupportedOperationException("a rule is made by its constructor");
    }

    @Override
    public RelRule.Config withRelBuilderFactory(RelBuilderFactory factory) {
      return this;
    }

    @Override
    public RelRule.Config withDescription(String other) {
      return new Config(other, operandSupplier);
    }

    @Override
    public RelRule.Config withOperandSupplier(OperandTransform other) {
      return new Config(description, other);
    }
  }
}
