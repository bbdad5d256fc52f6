/**
 * Files written whole or not at all: batches enter, staged files and a manifest leave, then one
 * publish. Start at {@link io.dpl.engine.sink.WriteTarget}.
 */
@NullMarked
package io.dpl.engine.sink;

import org.jspecify.annotations.NullMarked;
