package io.dpl.api.function;

/**
 * What the optimiser may assume of a function or model.
 *
 * @param deterministic equal arguments give equal results within a run
 * @param fallible a value of the right type can make it fail
 * @param batchInvariant the result of a row does not depend on the rows beside it
 */
public record Traits(boolean deterministic, boolean fallible, boolean batchInvariant) {

  /** Deterministic, never fails, batch-invariant. */
  public static final Traits PURE = new Traits(true, false, true);

  /** As {@link #PURE}, but some values make it fail. */
  public static final Traits FALLIBLE = new Traits(true, true, true);

  /** Another result at each call, like RANDOM(). */
  public static final Traits VOLATILE = new Traits(false, false, true);
}
