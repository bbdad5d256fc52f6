package io.dpl.api.function;

import io.dpl.api.library.RunContext;
import java.util.Map;

/**
 * A scalar function written in Java over Arrow columns: it reads files, decodes, or does what SQL
 * does badly. The compiler makes each call an operator of its own, so it is never evaluated twice
 * and can be placed after an exchange.
 *
 * <p>Non-sealed: strangers implement it.
 */
public non-sealed interface HeavyFunction extends FunctionDefinition {

  /** What a call costs, for the scaling rules. */
  Cost cost();

  /**
   * The result type of a call, where it depends on the constant options (IMAGE_TENSOR's width and
   * height); the default is the signature's. Errors: {@link IllegalArgumentException} with a
   * message for the user if an option's value is wrong.
   */
  default io.dpl.api.type.DplType returns(
      io.dpl.api.type.DplType declared, Map<String, Object> options) {
    return declared;
  }

  /**
   * Makes an operator for one pipeline.
   *
   * @param options values of the named options, defaults filled in
   */
  HeavyOperator open(Map<String, Object> options, RunContext context);
}
