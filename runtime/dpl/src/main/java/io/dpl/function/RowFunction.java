package io.dpl.function;

import org.jspecify.annotations.Nullable;

/**
 * A function written in Java that takes a row at a time.
 *
 * <p>Shape: arguments have the classes that {@link io.dpl.value.Natural} lists; the result is such
 * an object, a record for a struct, or a number that the declared type holds.
 *
 * <p>Nulls: a row with a NULL argument is not shown to it and gives NULL; a null result is NULL.
 *
 * <p>Errors: whatever it throws becomes DPL5018 of that row. Called by several threads at once.
 */
@FunctionalInterface
public interface RowFunction {

  /** The result of one row. */
  @Nullable Object apply(Object[] arguments) throws Exception;
}
