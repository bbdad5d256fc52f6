package io.dpl.jdbc;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Parameters by name: {@code statement.unwrap(NamedParameters.class).set("min", 256)} for {@code
 * $min}.
 */
public interface NamedParameters {

  /**
   * Gives a parameter its value.
   *
   * @param name without the dollar sign, in any case
   */
  void set(String name, @Nullable Object value) throws SQLException;
}
