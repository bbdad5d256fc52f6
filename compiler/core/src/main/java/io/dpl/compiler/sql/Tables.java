package io.dpl.compiler.sql;

import org.apache.calcite.rel.RelNode;

/** Where operators find their inputs: as steps of a chain, or nested in parentheses. */
interface Tables {

  /** The input as something that stands behind FROM. */
  Table of(RelNode input);

  /** Whether it is a leaf, which stands behind FROM by its name. */
  boolean isLeaf(RelNode input);
}
