/**
 * DPL behind {@code java.sql}: a URL and scripts come in, result sets go out; everything is done by
 * the embedding API. Start at {@link io.dpl.jdbc.DplDriver}. What databases have and DPL has not is
 * a {@link java.sql.SQLFeatureNotSupportedException}, never silence; {@code DriverWalkTest} calls
 * every method.
 */
@NullMarked
package io.dpl.jdbc;

import org.jspecify.annotations.NullMarked;
