package io.dpl.compiler.rel;

import org.apache.calcite.rex.RexLiteral;
import org.jspecify.annotations.Nullable;

/** A node without inputs that knows which of its columns are the same constant in every row. */
public interface ConstantColumns {

  /** The constant of a column, null where it is none. */
  @Nullable RexLiteral constant(int column);
}
