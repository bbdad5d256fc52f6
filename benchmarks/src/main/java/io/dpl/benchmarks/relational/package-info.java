/** Relational scripts against DuckDB alone: same files, same threads, same JVM, interleaved. */
@NullMarked
package io.dpl.benchmarks.relational;

import org.jspecify.annotations.NullMarked;
