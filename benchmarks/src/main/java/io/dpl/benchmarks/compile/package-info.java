/** The compiler against bare ANTLR and Calcite on the same plan. */
@NullMarked
package io.dpl.benchmarks.compile;

import org.jspecify.annotations.NullMarked;
