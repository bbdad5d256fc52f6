/** DPL against its peers and its limits, measured in one run and printed as ratios. */
@NullMarked
package io.dpl.benchmarks;

import org.jspecify.annotations.NullMarked;
