package io.dpl.compiler.rel;

import io.dpl.api.diagnostic.Span;
import io.dpl.api.function.SqlAggregate;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.util.Optionality;
import org.jspecify.annotations.Nullable;

/** An aggregate or window function of the library as Calcite's. */
public final class TemplateAggregate extends SqlAggFunction {

  private final SqlAggregate definition;
  private final RelDataType type;
  private final Span span;

  /**
   * @param type type of the result
   * @param span the call in the script
   */
  public TemplateAggregate(SqlAggregate definition, RelDataType type, Span span) {
    super(
        definition.name(),
        null,
        SqlKind.OTHER_FUNCTION,
        ReturnTypes.explicit(type),
        null,
        OperandTypes.VARIADIC,
        SqlFunctionCategory.USER_DEFINED_FUNCTION,
        definition.orderSensitive(),
        definition.windowOnly(),
        Optionality.OPTIONAL);
    this.definition = definition;
    this.type = type;
    this.span = span;
  }

  public SqlAggregate definition() {
    return definition;
  }

  /** Type of the result. */
  public RelDataType type() {
    return type;
  }

  public Span span() {
    return span;
  }

  /** Calls of one name differ where their options do, which stand in the template. */
  @Override
  public boolean equals(@Nullable Object other) {
    return super.equals(other)
        && other instanceof TemplateAggregate aggregate
        && aggregate.definition.whole().equals(definition.whole());
  }

  @Override
  public int hashCode() {
    return 31 * super.hashCode() + definition.whole().hashCode();
  }
}
