/**
 * What operators do with Arrow batches: share, slice, select rows, join. Batches enter and leave
 * with one owner each: who takes one closes it. Start at {@link io.dpl.engine.arrow.Batches}.
 */
@NullMarked
package io.dpl.engine.arrow;

import org.jspecify.annotations.NullMarked;
