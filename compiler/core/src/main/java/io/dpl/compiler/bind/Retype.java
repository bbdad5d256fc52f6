package io.dpl.compiler.bind;

import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;

/** Gives references the types of the row they refer to: grouping sets make keys nullable. */
final class Retype extends RexShuttle {

  private final RexMaker rex;
  private final RelNode rel;

  Retype(RexMaker rex, RelNode rel) {
    this.rex = rex;
    this.rel = rel;
  }

  @Override
  public RexNode visitInputRef(RexInputRef ref) {
    return rex.field(rel, ref.getIndex());
  }
}
