package io.dpl.compiler.rel;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.type.SqlTypeFactoryImpl;
import org.jspecify.annotations.Nullable;

/** Calcite's types, and vectors among them. Vectors of different dimensions have no common type. */
public final class DplTypeFactory extends SqlTypeFactoryImpl {

  public DplTypeFactory() {
    super(new DplTypeSystem());
  }

  /** The type of vectors of this element and dimension, not nullable. */
  public RelDataType vector(RelDataType element, int dimension) {
    return canonize(new VectorType(element, dimension, false));
  }

  @Override
  public RelDataType createTypeWithNullability(RelDataType type, boolean nullable) {
    if (type instanceof VectorType vector) {
      return vector.isNullable() == nullable
          ? vector
          : canonize(new VectorType(vector.getComponentType(), vector.dimension(), nullable));
    }
    return super.createTypeWithNullability(type, nullable);
  }

  @Override
  public RelDataType enforceTypeWithNullability(RelDataType type, boolean nullable) {
    return type instanceof VectorType
        ? createTypeWithNullability(type, nullable)
        : super.enforceTypeWithNullability(type, nullable);
  }

  @Override
  public RelDataType copyType(RelDataType type) {
    return type instanceof VectorType
        ? createTypeWithNullability(type, type.isNullable())
        : super.copyType(type);
  }

  @Override
  public @Nullable RelDataType leastRestrictive(List<RelDataType> types) {
    if (types.stream().anyMatch(VectorType.class::isInstance)) {
      boolean nullable = types.stream().anyMatch(RelDataType::isNullable);
      RelDataType first = createTypeWithNullability(types.get(0), nullable);
      boolean same =
          types.stream().allMatch(type -> createTypeWithNullability(type, nullable).equals(first));
      return same ? first : null;
    }
    return super.leastRestrictive(types);
  }

  @Override
  public Charset getDefaultCharset() {
    return StandardCharsets.UTF_8;
  }
}
