package io.dpl.compiler.rel;

import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.type.ArraySqlType;

/**
 * A list of a fixed length. The dimension is part of the digest, so that vectors of different
 * dimensions are different types.
 */
public final class VectorType extends ArraySqlType {

  private final int dimension;

  VectorType(RelDataType element, int dimension, boolean nullable) {
    super(element, nullable);
    this.dimension = dimension;
    computeDigest();
  }

  /** Number of elements. */
  public int dimension() {
    return dimension;
  }

  @Override
  protected void generateTypeString(StringBuilder text, boolean withDetail) {
    text.append(
        withDetail ? getComponentType().getFullTypeString() : getComponentType().toString());
    text.append(" VECTOR(").append(dimension).append(')');
  }
}
