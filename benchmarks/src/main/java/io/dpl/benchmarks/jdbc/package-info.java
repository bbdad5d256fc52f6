/**
 * The ways in against what they stand on: a query through JDBC against DuckDB's own driver, a plan
 * found again against one that is compiled, and how soon a query ends that is cancelled. Start at
 * {@link io.dpl.benchmarks.jdbc.JdbcBenchmark}.
 */
@NullMarked
package io.dpl.benchmarks.jdbc;

import org.jspecify.annotations.NullMarked;
