/**
 * Plan to result: the scheduler, the backend in this process, fragments on DuckDB, exchanges and
 * sinks. The DuckDB driver lives here and nowhere else.
 */
@NullMarked
package io.dpl.engine;

import org.jspecify.annotations.NullMarked;
