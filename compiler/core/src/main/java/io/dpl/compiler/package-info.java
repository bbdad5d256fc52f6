/**
 * Tree to plan: names and types, the logical plan, the optimiser, scaling and stages. Pure: no
 * files, sockets, clocks or standard streams; what must be known of the world comes in through the
 * probe of dpl-api. Calcite lives here and nowhere else.
 */
@NullMarked
package io.dpl.compiler;

import org.jspecify.annotations.NullMarked;
