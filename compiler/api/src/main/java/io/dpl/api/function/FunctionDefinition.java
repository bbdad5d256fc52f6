package io.dpl.api.function;

import java.util.List;

/**
 * A function that scripts can call: signature, documentation and behaviour together. Adding one is
 * one definition, one line in the library's list, one golden case.
 *
 * <p>All definitions of one name stand in one object; overloads are its {@link #signatures()}.
 */
public sealed interface FunctionDefinition permits SqlFunction, SqlAggregate, HeavyFunction {

  /** Name in upper case. */
  default String name() {
    return signatures().get(0).name();
  }

  /** How it may be called; the match with the fewest conversions wins, of equals the first. */
  List<Signature> signatures();

  Traits traits();

  FunctionDoc doc();
}
