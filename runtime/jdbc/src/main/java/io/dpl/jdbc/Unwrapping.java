package io.dpl.jdbc;

import java.sql.SQLException;
import java.sql.Wrapper;

/**
 * What wraps nothing but itself: the two methods of {@link Wrapper} for all objects of the driver.
 */
interface Unwrapping extends Wrapper {

  /** For the message: {@code "a statement is"}. */
  String called();

  @Override
  default <T> T unwrap(Class<T> type) throws SQLException {
    if (type.isInstance(this)) {
      return type.cast(this);
    }
    throw Errors.misuse(called() + " no " + type.getName());
  }

  @Override
  default boolean isWrapperFor(Class<?> type) throws SQLException {
    return type.isInstance(this);
  }
}
