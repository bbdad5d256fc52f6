package io.dpl.api.model;

import org.jspecify.annotations.Nullable;

/**
 * A Java model that takes a row at a time; the easiest form.
 *
 * <p>Shape: BOOLEAN is a Boolean, integers are Long, FLOAT is a Float, DOUBLE a Double, STRING a
 * String, BLOB a {@code byte[]}, a list or vector of FLOAT a {@code float[]}, any other list a
 * {@code List}. Results may be any number type that the declared one holds; several outputs are a
 * {@code List} or an {@code Object[]} in their order.
 *
 * <p>Nulls: a row with a null argument is not shown to the model; a null result is NULL.
 *
 * <p>Errors: whatever it throws becomes DPL5205 of that row.
 */
public non-sealed interface RowModel extends JavaModel {

  /** The result of one row. */
  @Nullable Object run(Object[] row) throws Exception;
}
