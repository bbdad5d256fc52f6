/**
 * Whole processes against a JVM that says hello.
 *
 * <p>Start at {@link io.dpl.benchmarks.startup.StartupBenchmark}. To add a command: an entry of its
 * list of cases.
 */
@NullMarked
package io.dpl.benchmarks.startup;

import org.jspecify.annotations.NullMarked;
