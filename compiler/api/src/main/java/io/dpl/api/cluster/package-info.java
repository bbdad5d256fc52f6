/** Where a plan runs: nodes, processors, memory. */
@NullMarked
package io.dpl.api.cluster;

import org.jspecify.annotations.NullMarked;
