package io.dpl.compiler.rel;

import io.dpl.api.diagnostic.Span;
import io.dpl.api.function.Traits;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.SqlReturnTypeInference;
import org.jspecify.annotations.Nullable;

/**
 * A scalar operator or function that is written into a fragment from a template: everything scripts
 * call, except what Calcite's rules must understand (comparison, AND, OR, NOT, IS ..., CASE,
 * widening casts), for which Calcite's own operators stand.
 *
 * <p>The place in the script travels in it, so that a run-time error can be traced; two calls that
 * differ only in their place are equal.
 *
 * <p>Template: {@code {0}}, {@code {1}} are the operands, {@code {*}} all of them with commas.
 * Example: {@code upper({0})}, {@code ({0} + {1})}, {@code CAST({0} AS INTEGER)}.
 */
public final class TemplateOperator extends SqlFunction {

  private final String template;
  private final Traits traits;
  private final String what;
  private final Span span;
  private final RelDataType type;

  /**
   * @param name name for plans; with the options in it, where they differ ("round", "+", "CAST
   *     INTEGER")
   * @param kind PLUS, MINUS, TIMES ... where Calcite's simplification helps, else OTHER_FUNCTION
   * @param type type of the result
   * @param what for the message of a failure, for example {@code cast to INTEGER}
   */
  public TemplateOperator(
      String name,
      SqlKind kind,
      String template,
      RelDataType type,
      Traits traits,
      String what,
      Span span) {
    super(
        name,
        kind,
        (SqlReturnTypeInference) binding -> type,
        null,
        OperandTypes.VARIADIC,
        SqlFunctionCategory.USER_DEFINED_FUNCTION);
    this.template = template;
    this.traits = traits;
    this.what = what;
    this.span = span;
    this.type = type;
  }

  public String template() {
    return template;
  }

  public Traits traits() {
    return traits;
  }

  /** For the message of a failure. */
  public String what() {
    return what;
  }

  /** The place of the call in the script. */
  public Span span() {
    return span;
  }

  /** Type of the result. */
  public RelDataType type() {
    return type;
  }

  /** Sums and products are the same with their operands exchanged; Calcite compares them so. */
  @Override
  public @Nullable SqlOperator reverse() {
    return getKind() == SqlKind.PLUS || getKind() == SqlKind.TIMES ? this : super.reverse();
  }

  @Override
  public boolean isDeterministic() {
    return traits.deterministic();
  }
}
