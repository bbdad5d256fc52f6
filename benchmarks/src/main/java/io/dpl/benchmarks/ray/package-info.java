/**
 * What a Ray cluster costs beside one process. Enters: the Ray that {@code .ci/python ray} made.
 * Leaves: ratios on standard output. Start at {@link io.dpl.benchmarks.ray.RayBenchmark}; another
 * figure is a class with a method that prints, and a line there.
 */
@NullMarked
package io.dpl.benchmarks.ray;

import org.jspecify.annotations.NullMarked;
