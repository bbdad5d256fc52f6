package io.dpl.compiler.sql;

import java.util.function.Function;
import org.apache.calcite.rel.RelNode;

/** Operators of a subquery, each in the parentheses of the next; leaves by their names. */
final class Nested implements Tables {

  private final Tables leaves;
  private final Function<Nested, RelationWriter> make;

  Nested(Tables leaves, Function<Nested, RelationWriter> make) {
    this.leaves = leaves;
    this.make = make;
  }

  RelationWriter writer() {
    return make.apply(this);
  }

  @Override
  public Table of(RelNode input) {
    if (isLeaf(input)) {
      return leaves.of(input);
    }
    Select select = writer().write(input);
    return new Table("(" + select.sql() + ")", select.columns(), select.exact());
  }

  @Override
  public boolean isLeaf(RelNode input) {
    return leaves.isLeaf(input);
  }
}
